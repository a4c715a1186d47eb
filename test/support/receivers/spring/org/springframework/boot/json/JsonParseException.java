package org.springframework.boot.json;

public class JsonParseException extends IllegalArgumentException {}
