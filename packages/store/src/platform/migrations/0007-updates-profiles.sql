-- Devices in groups, their settings by profiles in versions, what happened to them, what many are told at once,
-- releases and how they are rolled out; and who is told of an alarm that nobody takes note of.

-- One group a device, so that what it is set to has one reading.
create table device_group (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (name <> ''),
  -- The version of the profile that its devices follow.
  profile_id uuid,
  profile_version int,
  created_at timestamptz not null,
  check ((profile_id is null) = (profile_version is null))
);
create unique index device_group_by_name on device_group (organisation_id, lower(name));
create index device_group_by_profile on device_group (profile_id) where profile_id is not null;

create table device_group_member (
  device_id text primary key references device (id),
  group_id uuid not null references device_group (id) on delete cascade
);
create index device_group_member_by_group on device_group_member (group_id);

-- Settings stand in versions that never change; a device follows what its group follows.
alter table device_config drop column profile_id;
alter table config_profile drop column settings;
alter table config_profile drop column changed_at;
create table config_profile_version (
  profile_id uuid not null references config_profile (id) on delete cascade,
  version int not null check (version > 0),
  settings jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  note text,
  primary key (profile_id, version)
);
alter table device_group add foreign key (profile_id, profile_version)
  references config_profile_version (profile_id, version);

create table device_event (
  device_id text not null references device (id),
  at timestamptz not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{0,31}$'),
  by_whom text,
  detail jsonb not null,
  primary key (device_id, at, id)
);
create index device_event_by_age on device_event (at);

-- Why a device was taken out of service for ever, and by whom.
create table device_tombstone (
  device_id text primary key references device (id),
  retired_at timestamptz not null,
  by_whom text,
  reason text
);
create index device_tombstone_by_time on device_tombstone (retired_at, device_id);

create table bulk_command (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text not null,
  given_at timestamptz not null,
  given_by text not null,
  reason text
);
create index bulk_command_by_time on bulk_command (organisation_id, given_at, id);
alter table command add column bulk_id uuid references bulk_command (id);
create index command_by_bulk on command (bulk_id, given_at, id) where bulk_id is not null;

-- Signed documents of the repository of releases (TUF), as they are served.
create table update_document (
  role text not null check (role in ('root', 'targets', 'snapshot', 'timestamp')),
  version int not null check (version > 0),
  body text not null,
  expires_at timestamptz not null,
  made_at timestamptz not null,
  primary key (role, version)
);

-- The archive of a release. What is not complete is an upload on its way, or one that broke off.
create table update_archive (
  id uuid primary key,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  length bigint not null default 0,
  is_complete boolean not null default false,
  created_at timestamptz not null
);
create unique index update_archive_once on update_archive (hash) where is_complete;
create table update_archive_part (
  archive_id uuid not null references update_archive (id) on delete cascade,
  start bigint not null,
  bytes bytea not null,
  primary key (archive_id, start)
);
alter table update_archive_part alter column bytes set storage external;

-- What the newest targets name, or once named.
create table release (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  version text not null,
  path text not null,
  length bigint not null,
  note text,
  is_named boolean not null,
  first_named_at timestamptz not null
);

create table rollout (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('forward', 'back')),
  hash text not null references release (hash),
  version text not null,
  phase text not null check (phase in ('running', 'paused', 'stopped', 'done')),
  stopped_by text check (stopped_by in ('failures', 'operator')),
  group_id uuid references device_group (id) on delete set null,
  place_id int references location (id),
  stages double precision[] not null,
  stage int not null,
  failure_limit double precision not null check (failure_limit between 0 and 1),
  -- Milliseconds.
  patience bigint not null check (patience > 0),
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  check ((ended_at is null) = (phase in ('running', 'paused')))
);
create index rollout_by_time on rollout (organisation_id, created_at, id);
create index rollout_running on rollout (id) where phase = 'running';

create table rollout_device (
  rollout_id uuid not null references rollout (id) on delete cascade,
  device_id text not null references device (id),
  stage int not null,
  state text not null check (state in
    ('waiting', 'told', 'installed', 'trying', 'good', 'failed', 'late', 'cancelled')),
  from_version text,
  command_id uuid references command (id),
  told_at timestamptz,
  since timestamptz not null,
  failure text,
  primary key (rollout_id, device_id)
);
create index rollout_device_by_state on rollout_device (rollout_id, stage, state);
-- A device is in one roll-out at a time.
create unique index rollout_device_once on rollout_device (device_id)
  where state in ('waiting', 'told', 'installed', 'trying');

create table escalation_rule (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (name <> ''),
  from_severity text not null check (from_severity in ('info', 'warning', 'critical')),
  -- Subtrees for which it counts; null for all of the organisation.
  places int[],
  -- In order: milliseconds, and the ids of the channels that are told.
  steps jsonb not null,
  is_active boolean not null,
  created_at timestamptz not null
);
create unique index escalation_rule_by_name on escalation_rule (organisation_id, lower(name));
