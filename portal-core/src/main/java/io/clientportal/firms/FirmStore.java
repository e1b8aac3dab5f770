package io.clientportal.firms;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.WorkScope;
import java.util.List;

/** Where firms and their settings are kept. */
public interface FirmStore {

    /** Adds a firm with settings of version 1 and its wrapped data key; nothing happens where it is known already. */
    void add(Tx tx, FirmId firm, FirmSettings settings, byte[] wrappedKey);

    /** Firms, in the order of their ids. */
    List<FirmState> firms(WorkScope scope, int most);

    /** Some of the firm's clients, archived ones left out. */
    List<ClientId> clients(FirmScope scope, int most);

    /** The settings of the firm. */
    FirmSettings settings(FirmScope scope);

    /**
     * Replaces the settings where their version is still the one read, and counts it up.
     *
     * @throws io.clientportal.kernel.PortalException.Stale where it is not
     */
    void save(FirmScope scope, FirmSettings settings, long readVersion);
}
