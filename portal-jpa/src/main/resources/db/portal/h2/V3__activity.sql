-- The activity log. No foreign keys: a refusal is written apart while another transaction holds the client's lock, and
-- entries outlive whom they are about.

create table portal_activity (
  firm varchar(64) not null,
  id uuid not null,
  format smallint default 1 not null,
  at timestamp(3) with time zone not null,
  right_key varchar(64) not null,
  refused boolean not null,
  actor_kind varchar(16) not null,
  actor_id varchar(128) not null,
  viewed_by varchar(128),
  client varchar(128),
  contact uuid,
  subject_kind varchar(64) not null,
  subject_id varchar(255) not null,
  holder varchar(16) not null,
  body blob not null,
  hash varbinary(32) not null,
  -- Place and link in the firm's chain, set once, later.
  seq bigint,
  chain varbinary(32),
  constraint portal_activity_pk primary key (firm, id)
);

create index portal_activity_client_ix on portal_activity (firm, client, id);
