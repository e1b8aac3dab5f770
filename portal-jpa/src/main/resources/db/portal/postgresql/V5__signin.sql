-- Signing in: links, the codes that they ask for, and sessions. Secrets are kept as keyed hashes alone.

create table portal_link (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  client varchar(128) collate "C" not null,
  contact uuid not null,
  target varchar(16) not null,
  -- Counts the links of one contact, client and target: a later one ends an earlier unopened one.
  no bigint not null,
  token_hash bytea not null,
  sent_at timestamp(3) with time zone not null,
  opens_until timestamp(3) with time zone not null,
  lives_until timestamp(3) with time zone not null,
  firm_epoch bigint not null,
  contact_epoch bigint not null,
  grant_epoch bigint not null,
  device_hash bytea,
  opened_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  constraint portal_link_pk primary key (firm, id),
  constraint portal_link_token_uk unique (firm, token_hash),
  constraint portal_link_no_uk unique (firm, client, contact, target, no),
  constraint portal_link_grant_fk foreign key (firm, client, contact) references portal_grant (firm, client, contact)
);

create index portal_link_contact_ix on portal_link (firm, contact);

create table portal_challenge (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  link uuid not null,
  contact uuid not null,
  browser_hash bytea not null,
  code_hash bytea,
  code_until timestamp(3) with time zone not null,
  tries integer not null,
  sends integer not null,
  began_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint portal_challenge_pk primary key (firm, id),
  constraint portal_challenge_link_fk foreign key (firm, link) references portal_link (firm, id)
);

create table portal_session (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  token_hash bytea not null,
  contact uuid not null,
  link uuid not null,
  firm_epoch bigint not null,
  contact_epoch bigint not null,
  began_at timestamp(3) with time zone not null,
  seen_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  constraint portal_session_pk primary key (firm, id),
  constraint portal_session_token_uk unique (firm, token_hash),
  constraint portal_session_contact_fk foreign key (firm, contact) references portal_contact (firm, id),
  constraint portal_session_link_fk foreign key (firm, link) references portal_link (firm, id)
);

create index portal_session_link_ix on portal_session (firm, link);
create index portal_challenge_link_ix on portal_challenge (firm, link);

-- What has ended is deleted across firms.
create index portal_link_lives_ix on portal_link (lives_until);
create index portal_challenge_code_ix on portal_challenge (code_until);
create index portal_session_ends_ix on portal_session (ends_at);
