package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** That one staff member has read a bell. */
@Entity
@Table(name = "portal_notice_read")
@IdClass(NoticeReadRow.Key.class)
class NoticeReadRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "notice")
    UUID notice;

    @Id
    @Column(name = "staff", length = 128)
    String staff;

    record Key(String firm, UUID notice, String staff) {}
}
