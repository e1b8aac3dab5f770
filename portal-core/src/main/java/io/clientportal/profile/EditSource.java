package io.clientportal.profile;

/** Where an edit of the firm's own came from (PRO-24). */
public enum EditSource {
    BY_HAND,
    FORM
}
