package io.clientportal.notes;

import io.clientportal.kernel.Rule;

/** What notes have to keep to. */
public enum NoteRule implements Rule {
    NOT_A_NOTE("ACC-19", "A note has 1 to 10,000 characters, and nothing but text and line breaks."),
    TAKES_NONE("ACC-19", "No notes can be added here."),
    READ("ACC-19", "The firm has read this note, so it stays as it is."),
    CONTACTS_WORDS("ACC-19", "What a contact wrote stays in the contact's words. Write a note of your own."),
    NO_ENGAGEMENT("ACC-20", "The note is about no engagement, so it cannot be shared with those who see it."),
    NOT_LET_IN("ACC-20", "This contact's account is disabled. Enable it first, then share.");

    private final String id;
    private final String sentence;

    NoteRule(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
