import type { Fixture } from './fixture.ts';
import { scriptQuoted } from './request-text.ts';
import { aboutSigning } from './script-tests.ts';

/** Tests for `go test`; they need nothing but the standard library. */
export function* goTests(fixtures: Iterable<Fixture>): Generator<string> {
  yield `package callbacks

import (
	"crypto/md5"
	"encoding/hex"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

${aboutSigning('//')}//
// go test -count=1: results of earlier runs tell nothing of the receiver.
var now = time.Now().Unix()

type fixture struct {
	name, verdict, contentType string
	validFor                   int64
	body                       []string
}

// bodyOf puts the pieces of a body together: every other one stands for what is put in there.
func bodyOf(f fixture) string {
	t := strconv.FormatInt(now+f.validFor, 10)
	digest := md5.Sum([]byte(os.Getenv("CALLBACK_KEY") + t))
	renewed := map[string]string{"sign": hex.EncodeToString(digest[:]), "t": t}
	var body strings.Builder
	for at, piece := range f.body {
		if at%2 == 1 {
			piece = renewed[piece]
		}
		body.WriteString(piece)
	}
	return body.String()
}

func TestCallbacks(t *testing.T) {
	url := os.Getenv("CALLBACK_URL")
	if url == "" {
		url = "http://localhost:8080/callback"
	}
	client := &http.Client{
		Timeout:       20 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			response, err := client.Post(url, f.contentType, strings.NewReader(bodyOf(f)))
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			if f.verdict == "accept" && response.StatusCode != 200 {
				t.Errorf("answered %d instead of 200", response.StatusCode)
			}
			if f.verdict == "refuse" && response.StatusCode == 200 {
				t.Error("answered 200, which takes it")
			}
		})
	}
}

var fixtures = []fixture{
`;
  for (const { name, verdict, type, validFor, body } of fixtures) {
    const texts = [name, verdict, type].map(scriptQuoted).join(', ');
    yield `\t{${texts}, ${validFor}, []string{${body.map(scriptQuoted).join(', ')}}},\n`;
  }
  yield '}\n';
}
