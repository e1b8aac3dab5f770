package io.clientportal.example.practice.clients;

import io.clientportal.kernel.ClientName;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A client as the practice keeps it. What a firm adds of its own stands in {@link #getCustom}. */
@Entity
public class Client {

    @Id
    private String id = "";

    private String firmId = "";

    @Enumerated(EnumType.STRING)
    private ClientKind kind = ClientKind.PERSON;

    private String name = "";

    private String sortName = "";

    /** The staff member who answers for the client. */
    private @Nullable String responsible;

    private @Nullable String title;

    private @Nullable String pronouns;

    private @Nullable LocalDate dateOfBirth;

    private @Nullable String relationshipStatus;

    private @Nullable String gender;

    private @Nullable String occupation;

    private @Nullable String businessActivity;

    private @Nullable String companyNumber;

    @Embedded
    private @Nullable Address mailingAddress;

    @ElementCollection
    @CollectionTable(name = "client_email", joinColumns = @JoinColumn(name = "client_id"))
    @OrderColumn(name = "position")
    private List<EmailAddress> emails = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "client_phone", joinColumns = @JoinColumn(name = "client_id"))
    @OrderColumn(name = "position")
    private List<Phone> phones = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "client_contact", joinColumns = @JoinColumn(name = "client_id"))
    @OrderColumn(name = "position")
    private List<Person> contacts = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "client_secondary_contact", joinColumns = @JoinColumn(name = "client_id"))
    @OrderColumn(name = "position")
    private List<Person> secondaryContacts = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> custom = new TreeMap<>();

    @Version
    private long version;

    protected Client() {}

    public Client(String id, String firmId, ClientKind kind, String name) {
        this.id = id;
        this.firmId = firmId;
        this.kind = kind;
        setName(name);
    }

    public String getId() {
        return id;
    }

    public String getFirmId() {
        return firmId;
    }

    public ClientKind getKind() {
        return kind;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
        this.sortName = ClientName.of(name).sort();
    }

    public String getSortName() {
        return sortName;
    }

    public @Nullable String getResponsible() {
        return responsible;
    }

    public void setResponsible(@Nullable String responsible) {
        this.responsible = responsible;
    }

    public @Nullable String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }

    public @Nullable String getPronouns() {
        return pronouns;
    }

    public void setPronouns(@Nullable String pronouns) {
        this.pronouns = pronouns;
    }

    public @Nullable LocalDate getDateOfBirth() {
        return dateOfBirth;
    }

    public void setDateOfBirth(@Nullable LocalDate dateOfBirth) {
        this.dateOfBirth = dateOfBirth;
    }

    public @Nullable String getRelationshipStatus() {
        return relationshipStatus;
    }

    public void setRelationshipStatus(@Nullable String relationshipStatus) {
        this.relationshipStatus = relationshipStatus;
    }

    public @Nullable String getGender() {
        return gender;
    }

    public void setGender(@Nullable String gender) {
        this.gender = gender;
    }

    public @Nullable String getOccupation() {
        return occupation;
    }

    public void setOccupation(@Nullable String occupation) {
        this.occupation = occupation;
    }

    public @Nullable String getBusinessActivity() {
        return businessActivity;
    }

    public void setBusinessActivity(@Nullable String businessActivity) {
        this.businessActivity = businessActivity;
    }

    public @Nullable String getCompanyNumber() {
        return companyNumber;
    }

    public void setCompanyNumber(@Nullable String companyNumber) {
        this.companyNumber = companyNumber;
    }

    public @Nullable Address getMailingAddress() {
        return mailingAddress;
    }

    public void setMailingAddress(@Nullable Address mailingAddress) {
        this.mailingAddress = mailingAddress;
    }

    public List<EmailAddress> getEmails() {
        return List.copyOf(emails);
    }

    public void setEmails(List<EmailAddress> emails) {
        if (!this.emails.equals(emails)) {
            this.emails.clear();
            this.emails.addAll(emails);
        }
    }

    public List<Phone> getPhones() {
        return List.copyOf(phones);
    }

    public void setPhones(List<Phone> phones) {
        if (!this.phones.equals(phones)) {
            this.phones.clear();
            this.phones.addAll(phones);
        }
    }

    public List<Person> getContacts() {
        return List.copyOf(contacts);
    }

    public void setContacts(List<Person> contacts) {
        if (!this.contacts.equals(contacts)) {
            this.contacts.clear();
            this.contacts.addAll(contacts);
        }
    }

    public List<Person> getSecondaryContacts() {
        return List.copyOf(secondaryContacts);
    }

    public void setSecondaryContacts(List<Person> secondaryContacts) {
        if (!this.secondaryContacts.equals(secondaryContacts)) {
            this.secondaryContacts.clear();
            this.secondaryContacts.addAll(secondaryContacts);
        }
    }

    /** The firm's own fields by key: text, boolean, or a list of texts. */
    public Map<String, Object> getCustom() {
        return Map.copyOf(custom);
    }

    public void setCustom(Map<String, Object> custom) {
        this.custom = new TreeMap<>(custom);
    }

    public long getVersion() {
        return version;
    }
}
