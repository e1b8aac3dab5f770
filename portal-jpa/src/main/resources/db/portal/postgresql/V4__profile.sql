-- Change requests, each client's in a queue, and the records of hosts that keep none themselves.

create table portal_change_request (
  firm varchar(64) collate "C" not null,
  client varchar(128) collate "C" not null,
  id uuid not null,
  no bigint not null,
  state varchar(16) not null,
  contact uuid not null,
  at timestamp(3) with time zone not null,
  idempotency_key varchar(128) collate "C",
  digest bytea not null,
  closed_at timestamp(3) with time zone,
  try_at timestamp(3) with time zone,
  content bytea not null,
  version bigint not null,
  constraint portal_change_request_pk primary key (firm, client, id),
  constraint portal_change_request_no_uk unique (firm, client, no),
  constraint portal_change_request_client_fk foreign key (firm, client) references portal_client (firm, id),
  constraint portal_change_request_contact_fk foreign key (firm, contact) references portal_contact (firm, id)
);

-- Queues, and the heads of all queues of a firm.
create unique index portal_change_request_key_uk on portal_change_request (firm, client, idempotency_key)
  where idempotency_key is not null;
create index portal_change_request_open_ix on portal_change_request (firm, client, no)
  where state in ('WAITING', 'APPLYING');
create index portal_change_request_waiting_ix on portal_change_request (firm, at, client) where state = 'WAITING';
create index portal_change_request_due_ix on portal_change_request (try_at) where state = 'APPLYING';
create index portal_change_request_closed_ix on portal_change_request (firm, client, closed_at, no)
  where closed_at is not null;
create index portal_change_request_contact_ix on portal_change_request (firm, client, contact, no);

create table portal_record (
  firm varchar(64) collate "C" not null,
  client varchar(128) collate "C" not null,
  content bytea not null,
  version bigint not null,
  constraint portal_record_pk primary key (firm, client),
  constraint portal_record_client_fk foreign key (firm, client) references portal_client (firm, id)
);
