package io.clientportal.documents;

import org.jspecify.annotations.Nullable;

/**
 * What documents need of the world outside.
 *
 * @param files null where nothing can be uploaded or read
 * @param types null where nothing can be uploaded
 * @param previewer null where there are no previews
 * @param book the host's own document system; null where there is none
 */
public record DocumentPorts(
        @Nullable FileStore files,
        Scanner scanner,
        @Nullable FileTypes types,
        @Nullable Previewer previewer,
        @Nullable DocumentBook book) {

    boolean shows(String type) {
        return previewer != null && previewer.shows(type);
    }
}
