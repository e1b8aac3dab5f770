package io.clientportal.documents;

import org.jspecify.annotations.Nullable;

/**
 * What documents need of the world outside.
 *
 * @param files null where nothing can be uploaded or read
 * @param types null where nothing can be uploaded
 * @param previewer null where there are no previews
 */
public record DocumentPorts(
        @Nullable FileStore files,
        Scanner scanner,
        @Nullable FileTypes types,
        @Nullable Previewer previewer) {

    boolean shows(String type) {
        return previewer != null && previewer.shows(type);
    }
}
