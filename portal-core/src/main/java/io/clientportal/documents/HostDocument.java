package io.clientportal.documents;

import io.clientportal.kernel.EngagementId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as the host's own document system lists it. What breaks these rules is not shown.
 *
 * @param key the host's, 1 to 128 characters without control characters; it names one document of the client for ever
 * @param name the file's name; what is no part of a name is left out of it, as for uploads
 * @param type the media type
 * @param size in bytes, at most 1 PiB, exactly: an answer with more or fewer bytes breaks off
 * @param revision what changes whenever the bytes do, such as a hash or a number, at most 128 characters; empty where they
 *     never change
 * @param folder the document type, 1 to 60 characters on one line
 * @param year 1900 to 2199; null where it is about none
 * @param engagement null where it belongs to none
 * @param by who added it, as is shown; at most 255 characters
 */
public record HostDocument(
        String key,
        String name,
        String type,
        long size,
        String revision,
        String folder,
        @Nullable Integer year,
        @Nullable EngagementId engagement,
        Instant addedAt,
        String by) {}
