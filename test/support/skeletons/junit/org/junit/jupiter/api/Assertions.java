package org.junit.jupiter.api;

/** Stands in for JUnit's own, as far as the skeleton needs it. */
public final class Assertions {
    private Assertions() {}

    public static void assertEquals(int expected, int actual) {
        if (expected != actual) throw new AssertionError("expected: " + expected + " but was: " + actual);
    }

    public static void assertNotEquals(int unexpected, int actual) {
        if (unexpected == actual) throw new AssertionError("expected: not equal but was: " + actual);
    }
}
