package io.clientportal.spring.pages;

/** A form that none of our pages sends. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput() {
        super("This is not a form of these pages", null, false, false);
    }
}
