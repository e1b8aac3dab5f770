package io.clientportal.firms;

/**
 * How long links and codes live (SIG-03, SIG-12).
 *
 * @param codeMinutes the life of a code, 2 to 10 minutes
 * @param unopenedDays the life of a share link that nobody has opened, 1 to 90 days
 * @param openedDays the life of an opened share link, 1 to 90 days from its sending
 */
public record LinkSettings(int codeMinutes, int unopenedDays, int openedDays) {

    public static final LinkSettings DEFAULT = new LinkSettings(10, 14, 90);

    public LinkSettings {
        Bounds.require("The life of a code in minutes", codeMinutes, 2, 10);
        Bounds.require("The life of an unopened link in days", unopenedDays, 1, 90);
        Bounds.require("The life of a link in days", openedDays, 1, 90);
    }
}
