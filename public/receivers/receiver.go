// Receives screenshot callbacks with Go's standard library:  CALLBACK_KEY=… PORT=8080 go run receiver.go
package main

import (
	"crypto/md5"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"
)

var key = os.Getenv("CALLBACK_KEY")

// In production a unique index of your database, which outlives a restart.
var taken sync.Map

// What is needed of the body. Fields that are not named here may come and go.
type callback struct {
	StreamID   string      `json:"stream_id"`
	PicURL     string      `json:"pic_url"`
	PicFullURL string      `json:"pic_full_url"`
	Sign       string      `json:"sign"`
	T          json.Number `json:"t"` // A number; one old page has it as a string. This takes both.
}

// The status is all that the service reads: 200 means "taken, never send it again", anything else "try again later". So what
// is refused must not get 200, or a key that is set wrongly here loses every screenshot without a trace.
func take(rawBody []byte) int {
	var c callback
	if err := json.Unmarshal(rawBody, &c); err != nil {
		return http.StatusBadRequest
	}
	t, err := strconv.ParseInt(c.T.String(), 10, 64)
	if err != nil || !isSigned(c.Sign, t) {
		return http.StatusForbidden
	}
	if time.Now().Unix() > t { // t is the second at which the signature expires.
		return http.StatusForbidden
	}
	if c.StreamID == "" || c.PicURL == "" {
		return http.StatusBadRequest
	}
	if _, isRetry := taken.LoadOrStore([2]string{c.StreamID, c.PicURL}, true); !isRetry {
		go log.Printf("screenshot %q", c.PicFullURL) // The work comes after the answer: 20 s are all there is.
	}
	return http.StatusOK // To a retry as well: the answer to an earlier attempt got lost.
}

func isSigned(sign string, t int64) bool {
	sum := md5.Sum([]byte(key + strconv.FormatInt(t, 10)))
	return subtle.ConstantTimeCompare([]byte(sign), []byte(hex.EncodeToString(sum[:]))) == 1
}

func handle(w http.ResponseWriter, r *http.Request) {
	status := http.StatusMethodNotAllowed
	if r.Method == http.MethodPost {
		rawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
		if status = http.StatusRequestEntityTooLarge; err == nil {
			status = take(rawBody)
		}
	}
	code := status
	if status == http.StatusOK {
		code = 0
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"code":%d}`, code)
}

func main() {
	if key == "" {
		log.Fatal("CALLBACK_KEY is not set") // Without a key anybody could send callbacks.
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe(":"+port, http.HandlerFunc(handle)))
}
