package io.clientportal.documents;

import io.clientportal.kernel.ContactId;
import java.time.Instant;

/**
 * That a contact downloaded a document, whole.
 *
 * @param name the contact's display name
 * @param first when it was first sent to the last byte
 * @param last when it was last sent so
 * @param times how often
 */
public record DocumentDownload(ContactId contact, String name, Instant first, Instant last, int times) {}
