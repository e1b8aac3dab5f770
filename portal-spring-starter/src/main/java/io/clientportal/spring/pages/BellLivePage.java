package io.clientportal.spring.pages;

/** What an open page asks for every 20 seconds: the bell's list and its count. */
public record BellLivePage() implements Page.ForStaff {}
