package io.clientportal.example.practice.staff;

import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.util.LinkedHashSet;
import java.util.Set;

/** A staff member: sign-in, firm, role, and which clients and fields are open to this member. */
@Entity
public class StaffUser {

    @Id
    private String username = "";

    private String firmId = "";

    private String name = "";

    private String email = "";

    @Enumerated(EnumType.STRING)
    private StaffRole role = StaffRole.ASSISTANT;

    private String password = "";

    private boolean allClients = true;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "staff_client", joinColumns = @JoinColumn(name = "username"))
    @Column(name = "client_id")
    private Set<String> clientIds = new LinkedHashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "staff_hidden_field", joinColumns = @JoinColumn(name = "username"))
    @Column(name = "field")
    private Set<String> hiddenFields = new LinkedHashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "staff_read_only_field", joinColumns = @JoinColumn(name = "username"))
    @Column(name = "field")
    private Set<String> readOnlyFields = new LinkedHashSet<>();

    protected StaffUser() {}

    /** @param password as the password encoder made it */
    public StaffUser(String username, String firmId, String name, String email, StaffRole role, String password) {
        this.username = username;
        this.firmId = firmId;
        this.name = name;
        this.email = email;
        this.role = role;
        this.password = password;
    }

    /** Leaves only these clients open to the member. */
    public StaffUser limitedTo(Set<String> clientIds) {
        this.allClients = false;
        this.clientIds = new LinkedHashSet<>(clientIds);
        return this;
    }

    /** Hides some fields of every record from the member, and shows others without letting them be edited. */
    public StaffUser withoutFields(Set<String> hidden, Set<String> readOnly) {
        this.hiddenFields = new LinkedHashSet<>(hidden);
        this.readOnlyFields = new LinkedHashSet<>(readOnly);
        return this;
    }

    public String getUsername() {
        return username;
    }

    public String getFirmId() {
        return firmId;
    }

    public String getName() {
        return name;
    }

    public String getEmail() {
        return email;
    }

    public StaffRole getRole() {
        return role;
    }

    public String getPassword() {
        return password;
    }

    public boolean isAllClients() {
        return allClients;
    }

    public Set<String> getClientIds() {
        return Set.copyOf(clientIds);
    }

    public Set<String> getHiddenFields() {
        return Set.copyOf(hiddenFields);
    }

    public Set<String> getReadOnlyFields() {
        return Set.copyOf(readOnlyFields);
    }

    /** Whether the client, of the member's own firm, is open to the member. */
    public boolean reaches(String clientId) {
        return allClients || clientIds.contains(clientId);
    }

    /** The member as the portal knows staff. */
    public Staff asStaff() {
        return new Staff(new FirmId(firmId), new StaffId(username), name);
    }
}
