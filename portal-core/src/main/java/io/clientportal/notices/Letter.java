package io.clientportal.notices;

import java.util.Locale;

/**
 * A rendered e-mail.
 *
 * @param kept the text with links and codes struck out, for the timeline (REQ-07)
 */
record Letter(String subject, String text, String html, String kept, Locale language) {}
