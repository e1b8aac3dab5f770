-- Notes, whom they are shared with, and which engagements contacts may add notes to.

create table portal_note (
  firm varchar(64) not null,
  id uuid not null,
  client varchar(128) not null,
  -- Its place among the client's.
  no bigint not null,
  -- The host's or the portal's key; no row of the portal need stand behind it.
  engagement varchar(128),
  -- The one or the other.
  by_staff varchar(128),
  by_contact uuid,
  at timestamp(3) with time zone not null,
  edited_at timestamp(3) with time zone,
  -- When staff first read what a contact wrote.
  read_at timestamp(3) with time zone,
  everybody boolean not null,
  with_engagement boolean not null,
  content blob not null,
  version bigint not null,
  constraint portal_note_pk primary key (firm, id),
  constraint portal_note_no_uk unique (firm, client, no),
  constraint portal_note_client_fk foreign key (firm, client) references portal_client (firm, id),
  constraint portal_note_contact_fk foreign key (firm, by_contact) references portal_contact (firm, id)
);

create table portal_note_share (
  firm varchar(64) not null,
  note uuid not null,
  contact uuid not null,
  client varchar(128) not null,
  constraint portal_note_share_pk primary key (firm, note, contact),
  constraint portal_note_share_note_fk foreign key (firm, note) references portal_note (firm, id),
  constraint portal_note_share_grant_fk foreign key (firm, client, contact)
    references portal_grant (firm, client, contact)
);

alter table portal_engagement add takes_notes boolean default false not null;
