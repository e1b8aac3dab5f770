package io.clientportal.spring.pages;

/** The bell as a page of its own, for browsers without script. */
public record BellPage() implements Page.ForStaff {}
