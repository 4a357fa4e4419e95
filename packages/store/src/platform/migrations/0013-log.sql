-- The public log: what was appended stands for good. Triggers, which no table that is spread over servers may have,
-- keep programs from changing it; whoever rules the database is kept from it by the witnesses.
create table log_entry (
  number bigint primary key check (number >= 0),
  leaf bytea not null unique check (octet_length(leaf) = 32),
  -- The very text that was hashed.
  entry text not null check (octet_length(entry) between 1 and 65535),
  appended_at timestamptz not null default now()
);

-- Roots of complete subtrees, the leaves themselves on level 0.
create table log_node (
  level smallint not null check (level between 0 and 62),
  number bigint not null check (number >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, number)
);

-- Every signed state that was ever shown, with the cosignatures it had then.
create table log_checkpoint (
  size bigint not null check (size >= 0),
  published_at timestamptz not null,
  note text not null,
  cosignatures smallint not null check (cosignatures >= 0),
  primary key (size, published_at)
);

-- What each witness has come to; the only thing here that changes.
create table log_witness (
  name text primary key,
  size bigint,
  seen_at timestamptz,
  trouble text,
  asked_at timestamptz not null,
  check ((size is null) = (seen_at is null))
);

create table certificate (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  site_id int references location (id),
  device_id text not null,
  profile text not null check (profile in ('CE-REMOTE', 'PURGE-DEVICE', 'DESTROYED', 'FAILED')),
  issued_at timestamptz not null,
  -- As it was signed.
  jws text not null,
  log_number bigint not null unique references log_entry (number)
);
create index certificate_by_organisation on certificate (organisation_id, issued_at, id);
create index certificate_by_device on certificate (device_id, issued_at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what stands in % is never changed', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
create trigger log_entry_stands before update or delete or truncate on log_entry
  for each statement execute function refuse_change();
create trigger log_node_stands before update or delete or truncate on log_node
  for each statement execute function refuse_change();
create trigger log_checkpoint_stands before update or delete or truncate on log_checkpoint
  for each statement execute function refuse_change();
create trigger certificate_stands before update or delete or truncate on certificate
  for each statement execute function refuse_change();
