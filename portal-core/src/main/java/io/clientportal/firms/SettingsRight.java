package io.clientportal.firms;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may read and change a firm's settings. */
enum SettingsRight implements Right {
    READ,
    CHANGE,
    /** The firm's name, language and colour, for everybody at its door. */
    BRAND;

    @Override
    public @Nullable Permission staff() {
        return this == BRAND ? null : Permission.SETTINGS;
    }
}
