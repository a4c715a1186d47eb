// Receives screenshot callbacks with Spring Boot: put it beside your application class, then
//   CALLBACK_KEY=… SERVER_PORT=8080 ./mvnw spring-boot:run
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Receiver {
    private static final String KEY = System.getenv("CALLBACK_KEY");

    /** In production a unique index of your database, which outlives a restart. */
    private final Set<List<String>> taken = ConcurrentHashMap.newKeySet();

    Receiver() {
        if (KEY == null || KEY.isEmpty()) { // Without a key anybody could send callbacks.
            throw new IllegalStateException("CALLBACK_KEY is not set");
        }
    }

    /** Takes bytes, not a mapped object: the body as it arrived, whatever its Content-Type says. */
    @PostMapping("/callback")
    ResponseEntity<String> callback(@RequestBody(required = false) byte[] rawBody) {
        int status = take(rawBody == null ? "" : new String(rawBody, StandardCharsets.UTF_8));
        return ResponseEntity.status(status).body("{\"code\":" + (status == 200 ? 0 : status) + "}");
    }

    /**
     * The status is all that the service reads: 200 means "taken, never send it again", anything else "try again later". So
     * what is refused must not get 200, or a key that is set wrongly here loses every screenshot without a trace.
     */
    private int take(String rawBody) {
        Map<String, Object> callback;
        try {
            callback = JsonParserFactory.getJsonParser().parseMap(rawBody);
        } catch (JsonParseException e) {
            return 400;
        }
        String t = String.valueOf(callback.get("t")); // A number; one old page has it as a string.
        if (!isSigned(String.valueOf(callback.get("sign")), t)) return 403;
        if (Instant.now().getEpochSecond() > Long.parseLong(t)) return 403; // t is when the signature expires.
        if (!(callback.get("stream_id") instanceof String stream) || !(callback.get("pic_url") instanceof String path)) {
            return 400;
        }
        if (taken.add(List.of(stream, path))) { // Otherwise a retry: the answer to an earlier attempt got lost.
            // The work comes after the answer: 20 s are all there is.
            CompletableFuture.runAsync(() -> System.out.println("screenshot " + callback.get("pic_full_url")));
        }
        return 200;
    }

    private static boolean isSigned(String sign, String t) {
        if (!t.matches("[0-9]{1,15}")) return false;
        try {
            byte[] sum = MessageDigest.getInstance("MD5").digest((KEY + t).getBytes(StandardCharsets.UTF_8));
            byte[] expected = HexFormat.of().formatHex(sum).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(expected, sign.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has MD5.
        }
    }
}
