package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.signin.CopiedInvitation;

/** An invitation's link, shown this once (ACC-04). */
public record CopiedPage(DeskClient client, ContactAccess contact, CopiedInvitation link) implements Page.ForStaff {}
