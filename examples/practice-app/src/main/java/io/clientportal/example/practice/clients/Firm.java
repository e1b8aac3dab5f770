package io.clientportal.example.practice.clients;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A firm that keeps its clients here. */
@Entity
public class Firm {

    @Id
    private String id = "";

    private String name = "";

    protected Firm() {}

    public Firm(String id, String name) {
        this.id = id;
        this.name = name;
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
