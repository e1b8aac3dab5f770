package io.clientportal.fields;

import io.clientportal.kernel.Rule;

/** What can be wrong with the value of a field. */
public enum FieldRule implements Rule {
    WRONG_SHAPE("This is not a value of this kind."),
    NOT_TEXT("This holds a character that cannot be stored. Remove it and try again."),
    TOO_LONG("This is too long."),
    REQUIRED("This cannot be left empty."),
    NOT_A_DATE("This is not a date of the calendar. Write it as year-month-day, such as 2026-02-28."),
    NOT_A_NUMBER("This is not a number. Write digits, with a point before the decimals."),
    TOO_SMALL("This is less than is allowed here."),
    TOO_LARGE("This is more than is allowed here."),
    NOT_A_CHOICE("This is not one of the choices."),
    NOT_AN_EMAIL("This is not an e-mail address."),
    NOT_A_PHONE("This is not a phone number. Write 5 to 20 digits, with + before the country code."),
    NOT_A_COUNTRY("This is not a country's two-letter code."),
    PART_MISSING("This is incomplete."),
    TOO_MANY_ENTRIES("The list is too long.");

    private final String sentence;

    FieldRule(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return "PRO-08";
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
