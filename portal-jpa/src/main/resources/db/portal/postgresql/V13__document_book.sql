-- Documents that lie in the host's own document system.

alter table portal_document
  -- The host's; none until it was handed over.
  add host_key varchar(128) collate "C",
  add host_revision varchar(128) collate "C",
  -- From when on it is handed over; none once it was, and where the portal keeps it.
  add host_due timestamp(3) with time zone,
  -- None where the bytes lie with the host alone.
  alter column file_key drop not null;

create unique index portal_document_host_uk on portal_document (firm, client, host_key) where host_key is not null;
-- For the portal's own work.
create index portal_document_host_due_ix on portal_document (host_due) where host_due is not null and host_key is null;
create index portal_document_host_left_ix on portal_document (firm, id)
  where host_key is not null and file_key is not null and state = 'AVAILABLE';

alter table portal_document_usage
  -- What the host said when its documents were last taken over, and when it was last asked.
  add host_state varchar(128) collate "C",
  add host_asked_at timestamp(3) with time zone;

create index portal_document_usage_host_ix on portal_document_usage (host_asked_at) where host_state is not null;
