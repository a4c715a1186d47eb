package org.springframework.http;

public record ResponseEntity<T>(int getStatusCodeValue, T getBody) {
    public static BodyBuilder status(int status) {
        return new BodyBuilder(status);
    }

    public record BodyBuilder(int status) {
        public <T> ResponseEntity<T> body(T body) {
            return new ResponseEntity<>(status, body);
        }
    }
}
