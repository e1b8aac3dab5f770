package io.clientportal.fields;

/** What a client may do with a field (PRO-02). */
public enum FieldPermission {
    /** The client never learns that the field exists. New fields are private. */
    PRIVATE,
    /** The client sees the value. */
    VIEW,
    /** The client sees the value and may propose another. */
    PROPOSE
}
