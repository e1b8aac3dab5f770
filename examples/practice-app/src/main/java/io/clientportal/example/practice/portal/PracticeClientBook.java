package io.clientportal.example.practice.portal;

import io.clientportal.example.practice.clients.Client;
import io.clientportal.example.practice.clients.ClientFields;
import io.clientportal.example.practice.clients.Clients;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Tx;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import java.util.Map;
import java.util.Optional;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The practice's clients, as the portal reads and changes them: in one transaction with its own work. */
@Component
class PracticeClientBook implements ClientBook.Local {

    private final Clients clients;

    PracticeClientBook(Clients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<ClientName> name(FirmId firm, ClientId id) {
        return clients.findByFirmIdAndId(firm.value(), id.value()).map(client -> ClientName.of(client.getName()));
    }

    @Override
    public Optional<ClientRecord> read(Tx tx, FirmId firm, ClientId id) {
        return clients.findByFirmIdAndId(firm.value(), id.value()).map(ClientFields::record);
    }

    @Override
    public ClientRecord apply(Tx tx, FirmId firm, ClientRecord base, Map<FieldPath, Value> changes) {
        Client client = clients.findByFirmIdAndId(firm.value(), base.client().value())
                .filter(found -> ClientFields.version(found).equals(base.version()))
                .orElseThrow(PortalException.Stale::new);
        ClientFields.write(client, ClientFields.values(client).with(changes));
        return ClientFields.record(saved(client));
    }

    private Client saved(Client client) {
        try {
            return clients.saveAndFlush(client);
        } catch (ObjectOptimisticLockingFailureException e) {
            throw new PortalException.Stale();
        }
    }
}
