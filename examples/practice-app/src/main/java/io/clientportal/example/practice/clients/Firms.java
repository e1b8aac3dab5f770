package io.clientportal.example.practice.clients;

import org.springframework.data.jpa.repository.JpaRepository;

/** The firms that keep their clients here. */
public interface Firms extends JpaRepository<Firm, String> {}
