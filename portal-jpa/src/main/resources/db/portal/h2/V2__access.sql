-- Who is let in: contacts with their accounts, and their grants.

create table portal_contact (
  firm varchar(64) not null,
  id uuid not null,
  name varchar(200) not null,
  email varchar(320) not null,
  email_key varchar(320) not null,
  language varchar(16) not null,
  epoch bigint not null,
  disabled boolean not null,
  wrapped_key varbinary(255),
  code_failures integer not null,
  next_code_at timestamp(3) with time zone,
  -- When the latest five code mails went out, the latest first.
  code_mail_1 timestamp(3) with time zone,
  code_mail_2 timestamp(3) with time zone,
  code_mail_3 timestamp(3) with time zone,
  code_mail_4 timestamp(3) with time zone,
  code_mail_5 timestamp(3) with time zone,
  version bigint not null,
  created_at timestamp(3) with time zone not null,
  constraint portal_contact_pk primary key (firm, id),
  constraint portal_contact_email_uk unique (firm, email_key),
  constraint portal_contact_firm_fk foreign key (firm) references portal_firm (firm)
);

create table portal_grant (
  firm varchar(64) not null,
  client varchar(128) not null,
  contact uuid not null,
  -- Names of areas, sorted, with commas between.
  areas varchar(200) not null,
  ends_at timestamp(3) with time zone,
  epoch bigint not null,
  created_at timestamp(3) with time zone not null,
  constraint portal_grant_pk primary key (firm, client, contact),
  constraint portal_grant_client_fk foreign key (firm, client) references portal_client (firm, id),
  constraint portal_grant_contact_fk foreign key (firm, contact) references portal_contact (firm, id)
);

create index portal_grant_contact_ix on portal_grant (firm, contact);
