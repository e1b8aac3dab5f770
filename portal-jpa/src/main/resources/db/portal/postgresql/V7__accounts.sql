-- Accounts: invitations, passwords, sessions and tokens, and what is asked for at a firm's door.

alter table portal_contact add column disabled_at timestamp(3) with time zone;
update portal_contact set disabled_at = created_at where disabled;
alter table portal_contact drop column disabled;
alter table portal_contact add column suspended_at timestamp(3) with time zone;
-- The first instant at which the latest invitation no longer opens.
alter table portal_contact add column invited_until timestamp(3) with time zone;
alter table portal_contact add column set_up_at timestamp(3) with time zone;
alter table portal_contact add column signed_in_at timestamp(3) with time zone;
-- Rises when everything issued for signing in has to end: sessions, tokens, resets, codes.
alter table portal_contact add column sign_in_epoch bigint default 1 not null;
alter table portal_contact add column password varchar(255);

-- Links of all kinds: only share links are about a client.
alter table portal_link alter column client drop not null;
alter table portal_link alter column target drop not null;
alter table portal_link add column kind varchar(16) default 'SHARE' not null;
alter table portal_link add column sign_in_epoch bigint default 1 not null;
-- A new login e-mail that proves itself, sealed under the contact's key.
alter table portal_link add column address bytea;
alter table portal_link add column used_at timestamp(3) with time zone;
alter table portal_link add constraint portal_link_contact_fk
  foreign key (firm, contact) references portal_contact (firm, id);

alter table portal_challenge add column sign_in_epoch bigint default 1 not null;

alter table portal_session alter column link drop not null;
alter table portal_session add column sign_in_epoch bigint default 1 not null;
-- Of tokens: the keyed hash of the one refresh token that is valid.
alter table portal_session add column refresh_hash bytea;
-- Browser and address that it began from, sealed under the contact's key.
alter table portal_session add column origin bytea;
create index portal_session_contact_ix on portal_session (firm, contact);

-- Tries by the keyed hash of what was tried, whether or not there is such a thing.
create table portal_throttle (
  firm varchar(64) collate "C" not null,
  key_hash bytea not null,
  tries integer not null,
  next_at timestamp(3) with time zone,
  last_at timestamp(3) with time zone not null,
  constraint portal_throttle_pk primary key (firm, key_hash),
  constraint portal_throttle_firm_fk foreign key (firm) references portal_firm (firm)
);

-- What has ended is deleted across firms.
create index portal_throttle_last_ix on portal_throttle (last_at);

-- What was asked for at the door, done by the portal's work so that the answer tells nothing.
create table portal_errand (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  kind varchar(16) not null,
  content bytea not null,
  at timestamp(3) with time zone not null,
  constraint portal_errand_pk primary key (firm, id),
  constraint portal_errand_firm_fk foreign key (firm) references portal_firm (firm)
);

create index portal_errand_at_ix on portal_errand (at, id);

-- Keys that access tokens are signed with, sealed under the firm's key.
create table portal_signing_key (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  content bytea not null,
  signs_until timestamp(3) with time zone not null,
  verifies_until timestamp(3) with time zone not null,
  constraint portal_signing_key_pk primary key (firm, id),
  constraint portal_signing_key_firm_fk foreign key (firm) references portal_firm (firm)
);
