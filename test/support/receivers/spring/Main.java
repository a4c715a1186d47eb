import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;

/** Serves the sample controller without Spring: beside this file lies what little of Spring's names it uses. */
final class Main {
    public static void main(String[] args) throws IOException {
        Receiver receiver = new Receiver();
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(System.getenv("PORT"))), 0);
        server.createContext("/callback", exchange -> answer(exchange, receiver));
        server.start();
    }

    private static void answer(HttpExchange exchange, Receiver receiver) throws IOException {
        try (exchange) {
            byte[] rawBody = exchange.getRequestBody().readAllBytes();
            // As Spring does: no bytes are no body.
            ResponseEntity<String> answer = receiver.callback(rawBody.length == 0 ? null : rawBody);
            byte[] body = answer.getBody().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.getStatusCodeValue(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
