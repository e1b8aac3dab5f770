-- Documents: what is known of them, whom they are shared with, who downloaded them, and how much room they take.

create table portal_document (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  client varchar(128) collate "C" not null,
  -- Its place among the client's; none until all bytes have arrived.
  no bigint,
  -- In the clear, for lists search and sort by it.
  name varchar(255) not null,
  folded varchar(255) collate "C" not null,
  media_type varchar(160) collate "C" not null,
  size_bytes bigint not null,
  -- Of all bytes, and of every MiB one after the other.
  sha256 varchar(64) collate "C" not null,
  pieces bytea,
  file_key varchar(400) collate "C" not null,
  folder varchar(60) collate "C" not null,
  for_year integer,
  -- The host's or the portal's key; no row of the portal need stand behind it.
  engagement varchar(128) collate "C",
  uploaded_at timestamp(3) with time zone not null,
  -- The one or the other.
  by_staff varchar(128) collate "C",
  by_contact uuid,
  state varchar(16) collate "C" not null,
  ended_at timestamp(3) with time zone,
  held boolean not null,
  checked boolean not null,
  settled boolean not null,
  everybody_since timestamp(3) with time zone,
  engagement_since timestamp(3) with time zone,
  content bytea not null,
  version bigint not null,
  constraint portal_document_pk primary key (firm, id),
  constraint portal_document_no_uk unique (firm, client, no),
  constraint portal_document_client_fk foreign key (firm, client) references portal_client (firm, id),
  constraint portal_document_contact_fk foreign key (firm, by_contact) references portal_contact (firm, id)
);

create index portal_document_list_ix on portal_document (firm, client, no) where state in ('AVAILABLE', 'CHECKING');
create index portal_document_name_ix on portal_document (firm, client, folded, no)
  where state in ('AVAILABLE', 'CHECKING');
create index portal_document_everybody_ix on portal_document (firm, client, no)
  where everybody_since is not null and state = 'AVAILABLE';
create index portal_document_engagement_ix on portal_document (firm, client, engagement, no)
  where engagement_since is not null and state = 'AVAILABLE';
create index portal_document_own_ix on portal_document (firm, client, by_contact, no) where by_contact is not null;
create index portal_document_same_ix on portal_document (firm, client, sha256);
create index portal_document_trash_ix on portal_document (firm, client, no) where state = 'TRASHED';
-- For the portal's own work.
create index portal_document_unsettled_ix on portal_document (uploaded_at) where by_contact is not null and not settled;
create index portal_document_due_ix on portal_document (state, id) where state not in ('AVAILABLE');

create table portal_document_share (
  firm varchar(64) collate "C" not null,
  document uuid not null,
  contact uuid not null,
  client varchar(128) collate "C" not null,
  -- As of the document, so that a contact's list walks an index.
  no bigint,
  since timestamp(3) with time zone not null,
  constraint portal_document_share_pk primary key (firm, document, contact),
  constraint portal_document_share_document_fk foreign key (firm, document) references portal_document (firm, id),
  constraint portal_document_share_grant_fk foreign key (firm, client, contact)
    references portal_grant (firm, client, contact)
);

create index portal_document_share_contact_ix on portal_document_share (firm, client, contact, no);

create table portal_document_download (
  firm varchar(64) collate "C" not null,
  document uuid not null,
  contact uuid not null,
  first_at timestamp(3) with time zone not null,
  last_at timestamp(3) with time zone not null,
  times bigint not null,
  constraint portal_document_download_pk primary key (firm, document, contact),
  constraint portal_document_download_document_fk foreign key (firm, document) references portal_document (firm, id),
  constraint portal_document_download_contact_fk foreign key (firm, contact) references portal_contact (firm, id)
);

create table portal_document_usage (
  firm varchar(64) collate "C" not null,
  client varchar(128) collate "C" not null,
  files bigint not null,
  bytes bigint not null,
  -- The kind of client that staff chose folders by.
  template varchar(60) collate "C",
  constraint portal_document_usage_pk primary key (firm, client),
  constraint portal_document_usage_client_fk foreign key (firm, client) references portal_client (firm, id)
);

-- Since when something is shared; none for what was shared before this was kept, which is New to nobody.
alter table portal_engagement add everybody_since timestamp(3) with time zone;
alter table portal_share add since timestamp(3) with time zone;

create index portal_notice_document_ix on portal_notice (firm, at) where kind = 'DOCUMENT_UPLOADED';
