-- Documents that lie in the host's own document system.

-- The host's; none until it was handed over.
alter table portal_document add host_key varchar(128);
alter table portal_document add host_revision varchar(128);
-- From when on it is handed over; none once it was, and where the portal keeps it.
alter table portal_document add host_due timestamp(3) with time zone;
-- None where the bytes lie with the host alone.
alter table portal_document alter column file_key drop not null;

create unique index portal_document_host_uk on portal_document (firm, client, host_key);
-- For the portal's own work.
create index portal_document_host_due_ix on portal_document (host_due);

-- What the host said when its documents were last taken over, and when it was last asked.
alter table portal_document_usage add host_state varchar(128);
alter table portal_document_usage add host_asked_at timestamp(3) with time zone;

create index portal_document_usage_host_ix on portal_document_usage (host_asked_at);
