-- The activity log. No foreign keys: a refusal is written apart while another transaction holds the client's lock, and
-- entries outlive whom they are about.

create table portal_activity (
  firm varchar(64) collate "C" not null,
  id uuid not null,
  format smallint default 1 not null,
  at timestamp(3) with time zone not null,
  right_key varchar(64) collate "C" not null,
  refused boolean not null,
  actor_kind varchar(16) not null,
  actor_id varchar(128) collate "C" not null,
  viewed_by varchar(128) collate "C",
  client varchar(128) collate "C",
  contact uuid,
  subject_kind varchar(64) not null,
  subject_id varchar(255) collate "C" not null,
  holder varchar(16) not null,
  body bytea not null,
  hash bytea not null,
  -- Place and link in the firm's chain, set once, later.
  seq bigint,
  chain bytea,
  constraint portal_activity_pk primary key (firm, id)
);

create index portal_activity_client_ix on portal_activity (firm, client, id);

create function portal_activity_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.seq is null and old.chain is null
      and row(old.firm, old.id, old.format, old.at, old.right_key, old.refused, old.actor_kind, old.actor_id,
          old.viewed_by, old.client, old.contact, old.subject_kind, old.subject_id, old.holder, old.body, old.hash)
        is not distinct from
        row(new.firm, new.id, new.format, new.at, new.right_key, new.refused, new.actor_kind, new.actor_id,
          new.viewed_by, new.client, new.contact, new.subject_kind, new.subject_id, new.holder, new.body, new.hash) then
    return new;
  end if;
  raise exception 'Entries of the activity log are only added';
end $$;

create trigger portal_activity_guard before update or delete on portal_activity
  for each row execute function portal_activity_guard();

create trigger portal_activity_guard_truncate before truncate on portal_activity
  for each statement execute function portal_activity_guard();
