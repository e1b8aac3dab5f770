package io.clientportal.spring.pages;

/** A page that only says something to a staff member. */
public record DeskMessagePage(String title, String lead) implements Page.ForStaff {}
