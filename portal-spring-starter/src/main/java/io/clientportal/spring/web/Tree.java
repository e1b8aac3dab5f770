package io.clientportal.spring.web;

/** The two parts of the portal on the web. */
enum Tree {
    /** Contacts, whom the portal signs in. */
    CONTACTS,
    /** Staff, whom the host signs in. */
    STAFF
}
