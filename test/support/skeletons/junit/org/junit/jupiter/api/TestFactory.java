package org.junit.jupiter.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands in for JUnit's own, as far as the skeleton needs it. */
@Retention(RetentionPolicy.RUNTIME)
public @interface TestFactory {}
