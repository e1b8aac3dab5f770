package io.clientportal.documents;

import io.clientportal.World;
import io.clientportal.kernel.Version;

/** Documents as a store is given them, without any bytes behind them. */
final class StoredDocuments {

    private StoredDocuments() {}

    /** The firm's, whose bytes begin to arrive. */
    static StoredDocument pending(World world, DocumentId id, String name) {
        return new StoredDocument(
                id,
                0,
                name,
                DocumentNames.folded(name),
                "application/pdf",
                0,
                "",
                FileKeys.next(world.firm, world.clock.instant()),
                null,
                "Tax",
                null,
                null,
                world.clock.instant(),
                world.partner.id(),
                null,
                DocumentState.PENDING,
                null,
                false,
                false,
                false,
                null,
                null,
                0,
                new byte[16],
                Version.FIRST);
    }

    /** The same with all its bytes, as many as are said, for everybody. */
    static StoredDocument arrived(StoredDocument pending, long size) {
        return new StoredDocument(
                pending.id(),
                0,
                pending.name(),
                pending.folded(),
                pending.type(),
                size,
                "0".repeat(64),
                pending.key(),
                null,
                pending.folder(),
                pending.year(),
                pending.engagement(),
                pending.uploadedAt(),
                pending.staff(),
                pending.contact(),
                DocumentState.AVAILABLE,
                null,
                false,
                true,
                false,
                pending.uploadedAt(),
                null,
                0,
                pending.content(),
                pending.version());
    }
}
