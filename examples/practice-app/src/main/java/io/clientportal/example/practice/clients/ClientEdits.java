package io.clientportal.example.practice.clients;

import io.clientportal.Portal;
import io.clientportal.example.practice.staff.StaffUser;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.profile.EditSource;
import java.util.List;
import java.util.Optional;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record in the hands of the practice's own staff. */
@Service
public class ClientEdits {

    private final Clients clients;
    private final FirmFields fields;
    private final Portal portal;

    ClientEdits(Clients clients, FirmFields fields, Portal portal) {
        this.clients = clients;
        this.fields = fields;
        this.portal = portal;
    }

    /**
     * A client as one staff member sees it.
     *
     * @param fields the fields this member sees
     * @param editable those of them that this member may change
     */
    public record Open(Client client, Values values, List<FieldDefinition> fields, List<FieldDefinition> editable) {}

    /** The client with its values; empty where the member's firm has none of that id in the member's reach. */
    @Transactional(readOnly = true)
    public Optional<Open> open(StaffUser user, String id) {
        return find(user, id).map(client -> {
            List<FieldDefinition> seen = fields.of(user.getFirmId()).stream()
                    .filter(field ->
                            !user.getHiddenFields().contains(field.key().value()))
                    .toList();
            return new Open(
                    client,
                    ClientFields.values(client),
                    seen,
                    seen.stream()
                            .filter(field -> !user.getReadOnlyFields()
                                    .contains(field.key().value()))
                            .toList());
        });
    }

    /**
     * Saves what a staff member entered, and tells the portal in the same transaction.
     *
     * @param version of the record that the form was filled with
     * @param entered the values of all fields that the member may change
     * @throws ObjectOptimisticLockingFailureException where the record is no longer at that version
     */
    @Transactional
    public void save(StaffUser user, String id, long version, Values entered) {
        Open open = open(user, id).orElseThrow();
        if (open.client().getVersion() != version) {
            throw new ObjectOptimisticLockingFailureException(Client.class, id);
        }
        Values after = open.values();
        for (FieldDefinition field : open.editable()) {
            after = after.with(FieldPath.of(field.key()), entered.get(field.key()));
        }
        ClientFields.write(open.client(), after);
        clients.flush();
        portal.as(user.asStaff())
                .client(new ClientId(id))
                .profile()
                .edited(EditSource.BY_HAND, open.values(), ClientFields.record(open.client()));
    }

    private Optional<Client> find(StaffUser user, String id) {
        return clients.findByFirmIdAndId(user.getFirmId(), id).filter(client -> user.reaches(client.getId()));
    }
}
