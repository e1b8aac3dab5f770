package io.clientportal.access;

import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmGate;
import java.util.List;

/** The clients that a staff member reaches, to choose from. */
public final class ClientDirectory {

    private final FirmGate gate;
    private final AccessStore store;

    public ClientDirectory(FirmGate gate, AccessStore store) {
        this.gate = gate;
        this.store = store;
    }

    /**
     * Clients whom the portal has met and whose name has this in it, whatever its case and accents; by name.
     *
     * @param name empty for any
     * @param most at most 200
     */
    public List<NamedClient> find(String name, int most) {
        String part = ClientName.of(name).sort();
        return gate.read(AccessRight.LOOK, scope -> store.clients(scope, part, Math.min(most, 200)));
    }
}
