package org.springframework.boot.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON into maps, lists, texts and numbers, as the libraries behind Spring's parser do. */
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final String json;
    private int at = 0;

    JsonReader(String json) {
        this.json = json;
    }

    Map<String, Object> readDocument() {
        skipSpace();
        Map<String, Object> document = readObject();
        skipSpace();
        if (at < json.length()) throw new JsonParseException();
        return document;
    }

    private Object readValue() {
        skipSpace();
        switch (peek()) {
            case '{': return readObject();
            case '[': return readArray();
            case '"': return readText();
            case 't': return readWord("true", true);
            case 'f': return readWord("false", false);
            case 'n': return readWord("null", null);
            default: return readNumber();
        }
    }

    private Map<String, Object> readObject() {
        Map<String, Object> object = new LinkedHashMap<>();
        take('{');
        skipSpace();
        if (peek() == '}') {
            at += 1;
            return object;
        }
        do {
            skipSpace();
            String name = readText();
            skipSpace();
            take(':');
            object.put(name, readValue());
        } while (hasNext('}'));
        return object;
    }

    private List<Object> readArray() {
        List<Object> array = new ArrayList<>();
        take('[');
        skipSpace();
        if (peek() == ']') {
            at += 1;
            return array;
        }
        do array.add(readValue()); while (hasNext(']'));
        return array;
    }

    private boolean hasNext(char end) {
        skipSpace();
        boolean isEnd = peek() == end;
        take(isEnd ? end : ',');
        return !isEnd;
    }

    private String readText() {
        StringBuilder text = new StringBuilder();
        take('"');
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') throw new JsonParseException();
            text.append(c == '\\' ? readEscape() : c);
        }
        return text.toString();
    }

    private char readEscape() {
        char c = next();
        if (c == 'u') {
            if (at + 4 > json.length()) throw new JsonParseException();
            at += 4;
            return (char) Integer.parseInt(json.substring(at - 4, at), 16);
        }
        int index = "\"\\/bfnrt".indexOf(c);
        if (index < 0) throw new JsonParseException();
        return "\"\\/\b\f\n\r\t".charAt(index);
    }

    private Object readNumber() {
        Matcher number = NUMBER.matcher(json).region(at, json.length());
        if (!number.lookingAt()) throw new JsonParseException();
        at = number.end();
        if (number.group(1) != null || number.group(2) != null) return new BigDecimal(number.group());
        return new BigInteger(number.group());
    }

    private Object readWord(String word, Object value) {
        if (!json.startsWith(word, at)) throw new JsonParseException();
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) at += 1;
    }

    private void take(char expected) {
        if (next() != expected) throw new JsonParseException();
    }

    private char next() {
        char c = peek();
        at += 1;
        return c;
    }

    private char peek() {
        if (at >= json.length()) throw new JsonParseException();
        return json.charAt(at);
    }
}
