package org.springframework.boot.json;

import java.util.Map;

public interface JsonParser {
    /** @throws JsonParseException if the text is no JSON object */
    Map<String, Object> parseMap(String json);
}
