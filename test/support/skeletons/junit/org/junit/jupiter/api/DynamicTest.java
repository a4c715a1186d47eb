package org.junit.jupiter.api;

/** Stands in for JUnit's own, as far as the skeleton needs it. */
public record DynamicTest(String name, Executable executable) {
    public interface Executable {
        void execute() throws Throwable;
    }

    public static DynamicTest dynamicTest(String name, Executable executable) {
        return new DynamicTest(name, executable);
    }
}
