import type { Fixture } from './fixture.ts';
import { javaQuoted } from './request-text.ts';
import { aboutSigning } from './script-tests.ts';

/** A method holds 64 kB of code, so the fixtures are made by several. */
const fixturesAMethod = 50;

/** A constant holds 65,535 bytes; escapes are made of the characters, of which each has 3 at most. */
const constantLength = 20_000;

/** Tests for JUnit 5, Java 17 or newer; beside it they need nothing. */
export function* javaTests(fixtures: Iterable<Fixture>): Generator<string> {
  yield `import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

${aboutSigning('//')}class CallbacksTest {
    record Fixture(String name, String verdict, String contentType, long validFor, String... body) {}

    private static final String URL = System.getenv().getOrDefault("CALLBACK_URL", "http://localhost:8080/callback");
    private static final String KEY = System.getenv().getOrDefault("CALLBACK_KEY", "");
    private static final long NOW = System.currentTimeMillis() / 1000;

    private final HttpClient client = HttpClient.newHttpClient();

    @TestFactory
    Stream<DynamicTest> callbacks() {
        return fixtures().stream().map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> {
            int status = statusOf(fixture);
            if (fixture.verdict().equals("accept")) {
                assertEquals(200, status);
            } else if (fixture.verdict().equals("refuse")) {
                assertNotEquals(200, status);
            }
        }));
    }

    private int statusOf(Fixture fixture) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(URL))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", fixture.contentType())
                .POST(HttpRequest.BodyPublishers.ofString(bodyOf(fixture)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** The pieces of a body put together: every other one stands for what is put in there. */
    private static String bodyOf(Fixture fixture) throws GeneralSecurityException {
        long t = NOW + fixture.validFor();
        byte[] digest = MessageDigest.getInstance("MD5").digest((KEY + t).getBytes(StandardCharsets.UTF_8));
        StringBuilder body = new StringBuilder();
        for (int at = 0; at < fixture.body().length; at += 1) {
            String piece = fixture.body()[at];
            if (at % 2 == 0) {
                body.append(piece);
            } else {
                body.append(piece.equals("t") ? Long.toString(t) : HexFormat.of().formatHex(digest));
            }
        }
        return body.toString();
    }
`;
  let count = 0;
  for (const fixture of fixtures) {
    if (count % fixturesAMethod === 0) {
      yield `${count === 0 ? '' : '    }\n'}\n    private static void add${count / fixturesAMethod}(List<Fixture> fixtures) {\n`;
    }
    yield `        fixtures.add(${newFixture(fixture)});\n`;
    count += 1;
  }
  if (count > 0) yield '    }\n';
  yield '\n    private static List<Fixture> fixtures() {\n        List<Fixture> fixtures = new ArrayList<>();\n';
  for (let method = 0; method * fixturesAMethod < count; method += 1) yield `        add${method}(fixtures);\n`;
  yield '        return fixtures;\n    }\n}\n';
}

function newFixture({ name, verdict, type, validFor, body }: Fixture): string {
  const texts = [name, verdict, type].map(javaQuoted).join(', ');
  return `new Fixture(${texts}, ${validFor}L, ${body.map(constant).join(', ')})`;
}

function constant(text: string): string {
  if (text.length <= constantLength) return javaQuoted(text);
  const pieces = Array.from({ length: Math.ceil(text.length / constantLength) }, (_, at) =>
    javaQuoted(text.slice(at * constantLength, (at + 1) * constantLength)),
  );
  return `String.join("", ${pieces.join(', ')})`;
}
