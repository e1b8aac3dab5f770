-- Bells and e-mails: the outbox is the queued rows.

create table portal_notice (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  kind varchar(32) not null,
  client varchar(128) collate "C",
  -- Whom it is mailed to; none for a bell.
  contact uuid,
  -- Whose bell it rings; none for an e-mail, or for all reviewers.
  staff varchar(128) collate "C",
  epoch bigint not null,
  reference varchar(128) collate "C" not null,
  details bytea,
  secret bytea,
  sent_text bytea,
  at timestamp(3) with time zone not null,
  state varchar(16) not null,
  -- When it may be sent; the end of the lease while a worker has it.
  due timestamp(3) with time zone not null,
  expires timestamp(3) with time zone not null,
  attempts integer not null,
  fence bigint not null,
  cause varchar(255),
  constraint portal_notice_pk primary key (firm, id),
  constraint portal_notice_client_fk foreign key (firm, client) references portal_client (firm, id),
  constraint portal_notice_contact_fk foreign key (firm, contact) references portal_contact (firm, id)
);

create index portal_notice_due_ix on portal_notice (due, id) where state = 'QUEUED';
create index portal_notice_dead_ix on portal_notice (firm, id) where state = 'DEAD';
create index portal_notice_bell_ix on portal_notice (firm, client, reference) where contact is null;
create index portal_notice_client_ix on portal_notice (firm, client, id) where contact is not null;
create index portal_notice_contact_ix on portal_notice (firm, contact) where contact is not null;

create table portal_notice_read (
  firm varchar(64) collate "C" not null,
  notice uuid not null,
  staff varchar(128) collate "C" not null,
  constraint portal_notice_read_pk primary key (firm, notice, staff),
  constraint portal_notice_read_notice_fk foreign key (firm, notice) references portal_notice (firm, id)
);
