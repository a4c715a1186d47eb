package org.springframework.boot.json;

public final class JsonParserFactory {
    public static JsonParser getJsonParser() {
        return json -> new JsonReader(json).readDocument();
    }
}
