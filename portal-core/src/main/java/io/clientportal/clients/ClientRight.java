package io.clientportal.clients;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** What the host itself does with its clients; nobody else may. */
enum ClientRight implements Right {
    ARCHIVE,
    RESTORE,
    MERGE;

    @Override
    public @Nullable Permission staff() {
        return null;
    }
}
