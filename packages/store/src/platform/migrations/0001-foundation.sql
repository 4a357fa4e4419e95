-- Rules of every table here, so that the same schema can be spread over many servers by site_id: each unique key of
-- a table that has site_id begins with it, and holds the column by which it is partitioned; no triggers, no
-- sequences; instants in UTC. Partitions are made by the program, never here.

-- Whoever runs sentinels; one may have others below it, whose administration it may hand over.
create table organisation (
  id uuid primary key,
  parent_id uuid references organisation (id),
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);
create index organisation_by_parent on organisation (parent_id);

create table location (
  id int primary key,
  organisation_id uuid not null references organisation (id),
  parent_id int references location (id),
  site_id int references location (id),
  -- From the top down to itself: what lies in a place is found by one look.
  path int[] not null,
  kind text not null check (kind in
    ('city', 'district', 'street', 'site', 'building', 'area', 'access-point', 'lane')),
  name text not null check (name <> ''),
  time_zone text not null,
  -- People who may be there at once.
  capacity int check (capacity > 0),
  created_at timestamptz not null default now(),
  check (kind <> 'site' or site_id = id)
);
create unique index location_by_parent on location (organisation_id, coalesce(parent_id, 0), name);
create index location_by_organisation on location (organisation_id);
create index location_by_path on location using gin (path);
create index location_by_site on location (site_id);
create index location_sites on location (organisation_id) where kind = 'site';

create table device (
  id text primary key,
  number int not null unique,
  site_id int references location (id),
  public_key bytea not null unique check (octet_length(public_key) = 32),
  state text not null default 'quarantined' check (state in ('quarantined', 'claimed', 'retired')),
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  retired_at timestamptz,
  check (state <> 'claimed' or (site_id is not null and claimed_at is not null)),
  check (state <> 'retired' or retired_at is not null)
);

-- Where a lane stands that a device knows by a name of its own.
create table device_lane (
  device int not null references device (number),
  name text not null,
  location_id int not null unique references location (id),
  primary key (device, name)
);

-- What was on duty, named once and not in every record.
create table duty_edition (
  number int primary key,
  duty text not null,
  version int not null,
  purpose text not null,
  unique (duty, version, purpose)
);

-- What has arrived of each log: all up to through, and the ranges held beyond it.
create table device_log (
  device int not null references device (number),
  log_id text not null,
  through bigint not null default 0,
  held int8multirange not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (device, log_id)
) with (fillfactor = 60);

create table pass_record (
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  completed_at timestamptz,
  seq bigint not null,
  site_id int not null,
  lane int not null,
  device int not null,
  duty int not null,
  direction smallint not null check (direction between 0 and 1),
  outcome smallint not null check (outcome between 0 and 2),
  completion smallint check (completion between 0 and 3),
  manual boolean not null,
  id uuid not null,
  identified_by text[],
  reasons text[],
  notices text[],
  subject_tag bytea,
  body_key text,
  body bytea,
  primary key (site_id, occurred_at, id) include (subject_tag),
  check ((body is null) = (body_key is null))
) partition by range (occurred_at);
-- Ciphertext does not shrink; trying costs time.
alter table pass_record alter column body set storage external;
create index pass_record_by_time on pass_record (occurred_at);
create index pass_record_by_subject on pass_record (subject_tag, occurred_at) where subject_tag is not null;
create index pass_record_remarked on pass_record (occurred_at) where reasons is not null or notices is not null;

create table flow_minute (
  minute timestamptz not null,
  site_id int not null,
  lane int not null,
  passes int not null,
  not_taken int not null default 0,
  direction smallint not null,
  outcome smallint not null,
  primary key (site_id, minute, lane, direction, outcome)
) partition by range (minute);
create index flow_minute_by_time on flow_minute (minute);

-- Entries that were acknowledged and are no records: the bad ones by their reason alone, those of a doubtful time whole.
create table set_aside (
  device int not null,
  log_id text not null,
  seq bigint not null,
  reason text not null,
  received_at timestamptz not null default now(),
  header jsonb,
  subject_tag bytea,
  body_key text,
  body bytea,
  primary key (device, log_id, seq)
);
create index set_aside_by_time on set_aside (received_at);
