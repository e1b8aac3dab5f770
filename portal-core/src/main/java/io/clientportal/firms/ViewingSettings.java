package io.clientportal.firms;

/**
 * What holds when staff see the portal as a client.
 *
 * @param told whether a client can see that the firm looked (IMP-04)
 * @param minutes how long one look lasts, 1 to 30 minutes (IMP-01)
 */
public record ViewingSettings(boolean told, int minutes) {

    public static final ViewingSettings DEFAULT = new ViewingSettings(true, 30);

    public ViewingSettings {
        Bounds.require("The minutes of a look as a client", minutes, 1, 30);
    }
}
