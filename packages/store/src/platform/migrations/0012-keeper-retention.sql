-- Keys that wrap others ("racks") and the epochs that they lie under, whose keys are not in this database; the
-- platform's half of the roots of sentinels; and what must die before its time, or must not yet.

create table custody_epoch (
  epoch bigint primary key check (epoch > 0),
  opened_at timestamptz not null default now(),
  -- The first: what is never forgotten lies under it directly, and it is never destroyed.
  is_kept boolean not null,
  -- Nothing is wrapped under it from then on.
  closed_at timestamptz,
  destroyed_at timestamptz,
  check (destroyed_at is null or closed_at is not null)
);

create table custody_rack (
  number bigint primary key check (number >= 1073741824),
  rack_group text not null,
  nth int not null check (nth > 0),
  epoch bigint not null references custody_epoch (epoch),
  wrapped bytea not null check (octet_length(wrapped) between 32 and 256),
  made_at timestamptz not null default now(),
  unique (rack_group, nth)
);

-- Keys of days that were dropped are gone for good once the epoch is gone that their rack lay under.
alter table vault_key add column going_at timestamptz;
alter table vault_key add column gone_at timestamptz;
alter table vault_key add column told_at timestamptz;
alter table vault_key add check (gone_at is null or destroyed_at is not null);
create index vault_key_pending on vault_key (destroyed_at) where destroyed_at is not null and told_at is null;

-- A scalar of P-256 for each device and generation. What is left of one that was dropped is a tombstone.
create table keeper_share (
  device_id text not null references device (id),
  generation int not null check (generation > 0),
  point bytea not null check (octet_length(point) = 33),
  rack bigint references custody_rack (number),
  wrapped bytea check (octet_length(wrapped) between 32 and 256),
  prepared_at timestamptz not null,
  settled_at timestamptz,
  keys_dropped bigint,
  keys_wrapped bigint,
  settled_told_at timestamptz,
  dropped_at timestamptz,
  gone_at timestamptz,
  gone_epoch bigint,
  told_at timestamptz,
  -- Where it stands in the public log.
  log_origin text,
  log_index bigint,
  log_leaf text,
  primary key (device_id, generation),
  check ((told_at is null) = (log_index is null)),
  check ((wrapped is null) = (rack is null)),
  check ((wrapped is null) = (dropped_at is not null)),
  check (gone_at is null or dropped_at is not null)
);
create index keeper_share_by_rack on keeper_share (rack) where rack is not null;
create index keeper_share_pending on keeper_share (dropped_at) where dropped_at is not null and told_at is null;
create index keeper_share_untold on keeper_share (settled_at)
  where settled_at is not null and settled_told_at is null;

-- How often a device has unlocked, and how often it was refused for asking too often.
create table keeper_device (
  device_id text primary key references device (id),
  answered bigint not null default 0,
  refused bigint not null default 0,
  window_at timestamptz not null,
  window_count int not null,
  last_at timestamptz not null
);

-- An act that two people signed: what was collected for a purpose on some days dies, everywhere in the organisation or
-- at one of its sites.
create table shred (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  site_id int references location (id),
  purpose text not null,
  from_day date,
  through_day date,
  why text not null check (why in ('purpose-ended', 'duty-changed')),
  decided_at timestamptz not null,
  by_whom text not null,
  agreed_by text,
  note text not null,
  signature bytea not null check (octet_length(signature) = 64),
  told_at timestamptz,
  check (why <> 'purpose-ended' or (site_id is null and from_day is null and through_day is null))
);
create index shred_by_organisation on shred (organisation_id, purpose);
create unique index shred_one_end on shred (organisation_id, purpose) where why = 'purpose-ended';

-- What became of it on each device.
create table shred_device (
  shred_id uuid not null references shred (id),
  device_id text not null references device (id),
  state text not null check (state in ('pending', 'done')),
  why text,
  generation int not null,
  keys bigint not null,
  told_at timestamptz not null,
  primary key (shred_id, device_id)
);

create table retention_hold (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  purpose text not null,
  from_day date,
  through_day date,
  reason text not null,
  set_at timestamptz not null,
  set_by text not null,
  set_agreed_by text,
  set_told_at timestamptz,
  lifted_at timestamptz,
  lifted_by text,
  lifted_agreed_by text,
  lift_told_at timestamptz
);
create index retention_hold_standing on retention_hold (organisation_id, purpose) where lifted_at is null;
