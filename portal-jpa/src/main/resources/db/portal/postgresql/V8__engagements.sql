-- Engagements, whom they are shared with, proposals for them, and looks through a contact's eyes.

create table portal_engagement (
  firm varchar(64) collate "C" not null,
  client varchar(128) collate "C" not null,
  id varchar(128) collate "C" not null,
  -- Its place among the client's.
  no bigint not null,
  -- Whether it is shared with all contacts of the client, later ones included.
  everybody boolean not null,
  -- None where the host keeps the engagement.
  content bytea,
  version bigint not null,
  constraint portal_engagement_pk primary key (firm, client, id),
  constraint portal_engagement_no_uk unique (firm, client, no),
  constraint portal_engagement_client_fk foreign key (firm, client) references portal_client (firm, id)
);

create index portal_engagement_everybody_ix on portal_engagement (firm, client, no) where everybody;

create table portal_share (
  firm varchar(64) collate "C" not null,
  client varchar(128) collate "C" not null,
  engagement varchar(128) collate "C" not null,
  contact uuid not null,
  -- As of the engagement, so that a contact's list walks an index.
  no bigint not null,
  constraint portal_share_pk primary key (firm, client, engagement, contact),
  constraint portal_share_engagement_fk foreign key (firm, client, engagement)
    references portal_engagement (firm, client, id),
  constraint portal_share_grant_fk foreign key (firm, client, contact)
    references portal_grant (firm, client, contact)
);

create index portal_share_contact_ix on portal_share (firm, client, contact, no);

-- None for a proposal about the client's own record.
alter table portal_change_request add engagement varchar(128) collate "C";

create table portal_viewing (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  staff varchar(128) collate "C" not null,
  -- The staff member while it runs, so that nobody has two; none once it has ended.
  running varchar(128) collate "C",
  contact uuid not null,
  token_hash bytea not null,
  firm_epoch bigint not null,
  contact_epoch bigint not null,
  began_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  content bytea not null,
  constraint portal_viewing_pk primary key (firm, id),
  constraint portal_viewing_running_uk unique (firm, running),
  constraint portal_viewing_token_uk unique (firm, token_hash),
  constraint portal_viewing_contact_fk foreign key (firm, contact) references portal_contact (firm, id)
);

create index portal_viewing_contact_ix on portal_viewing (firm, contact, id);
create index portal_viewing_due_ix on portal_viewing (ends_at) where running is not null;
