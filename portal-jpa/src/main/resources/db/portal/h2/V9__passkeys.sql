-- Passkeys of contacts, and the questions that browsers are asked about them.

create table portal_passkey (
  firm varchar(64) not null,
  id uuid not null,
  contact uuid not null,
  -- Random; by it the device that keeps the passkey knows the contact.
  handle varbinary(32) not null,
  credential varbinary(1023) not null,
  public_key blob not null,
  counter bigint not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  -- The browser that it was made in, sealed under the contact's key.
  origin blob not null,
  added_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint portal_passkey_pk primary key (firm, id),
  constraint portal_passkey_credential_uk unique (firm, credential),
  constraint portal_passkey_contact_fk foreign key (firm, contact) references portal_contact (firm, id)
);

create index portal_passkey_contact_ix on portal_passkey (firm, contact);

-- Deleted by the answer. Without a contact: who signs in.
create table portal_passkey_challenge (
  firm varchar(64) not null,
  challenge_hash varbinary(32) not null,
  browser_hash varbinary(32) not null,
  contact uuid,
  link uuid,
  handle varbinary(32),
  ends_at timestamp(3) with time zone not null,
  constraint portal_passkey_challenge_pk primary key (firm, challenge_hash),
  constraint portal_passkey_challenge_firm_fk foreign key (firm) references portal_firm (firm)
);

-- What has ended is deleted across firms.
create index portal_passkey_challenge_ends_ix on portal_passkey_challenge (ends_at);
