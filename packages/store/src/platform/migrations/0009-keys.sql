-- The keys of each organisation's purposes and days, wrapped under a key that is not in this database. What is
-- destroyed stays as an empty row, so that it is never made anew.
create table vault_key (
  organisation_id uuid not null references organisation (id),
  purpose text not null,
  day date not null,
  generation int not null check (generation > 0),
  kind text not null check (kind in ('record', 'index')),
  -- Seconds; 0 for an index key.
  keep bigint not null check (keep >= 0),
  key_id text not null,
  public_key bytea check (octet_length(public_key) = 32),
  custody_epoch bigint,
  wrapped bytea check (octet_length(wrapped) between 32 and 256),
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (organisation_id, purpose, day, generation, kind, keep),
  check ((kind = 'record') = (public_key is not null)),
  check ((kind = 'record') = (keep > 0)),
  check ((wrapped is null) = (custody_epoch is null)),
  check ((wrapped is null) = (destroyed_at is not null))
);
create index vault_key_by_id on vault_key (organisation_id, key_id);
create index vault_key_by_epoch on vault_key (custody_epoch) where custody_epoch is not null;
