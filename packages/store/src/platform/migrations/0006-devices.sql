-- What a device said of itself when it first came; nobody has confirmed it.
create table device_said (
  device_id text primary key references device (id),
  said jsonb not null,
  first_at timestamptz not null,
  last_at timestamptz not null
);

-- Who is there. Written at every heartbeat, so apart from what seldom changes.
create table device_presence (
  device_id text primary key references device (id),
  session text,
  is_online boolean not null,
  over text,
  born_at timestamptz,
  heard_at timestamptz not null,
  gone_at timestamptz,
  facts jsonb,
  health jsonb
) with (fillfactor = 50);
create index device_presence_online on device_presence (heard_at) where is_online;

-- The offer of a device to be claimed by the code that it shows.
create table device_offer (
  device_id text primary key references device (id),
  check_hash bytea not null check (octet_length(check_hash) = 32),
  salt bytea not null check (octet_length(salt) = 16),
  expires_at timestamptz not null,
  tries int not null default 0,
  proof_key bytea check (octet_length(proof_key) = 32)
);

-- A voucher claims many devices for one site without a code.
create table voucher (
  id text primary key,
  organisation_id uuid not null references organisation (id),
  site_id int not null references location (id),
  key bytea not null,
  uses int not null check (uses > 0),
  used int not null default 0,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  created_by text not null,
  check (used <= uses)
);
create table voucher_use (
  voucher_id text not null references voucher (id) on delete cascade,
  device_id text not null references device (id),
  at timestamptz not null,
  primary key (voucher_id, device_id)
);

-- Requests that were seen. After a crash the window is over before anyone has connected again.
create unlogged table link_nonce (
  key_id text not null,
  nonce text not null,
  until timestamptz not null,
  primary key (key_id, nonce)
);
create index link_nonce_until on link_nonce (until);

create table command (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  device_id text not null references device (id),
  kind text not null check (kind ~ '^[a-z][a-z-]{0,31}$'),
  -- What its kind asks for beside, such as the lane.
  body jsonb not null,
  phase text not null check (phase in ('queued', 'sent', 'acknowledged', 'done', 'failed', 'expired')),
  given_at timestamptz not null,
  given_by text not null,
  reason text,
  not_after timestamptz not null,
  sent int not null default 0,
  last_sent_at timestamptz,
  ended_at timestamptz,
  failure text,
  result jsonb
);
create index command_waiting on command (device_id, given_at) where phase in ('queued', 'sent', 'acknowledged');
create index command_lapsing on command (not_after) where phase in ('queued', 'sent', 'acknowledged');
create index command_by_time on command (organisation_id, given_at, id);

-- Settings for many devices: those of the profiles of a group, and over them the device's own.
create table config_profile (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null,
  settings jsonb not null,
  changed_at timestamptz not null,
  unique (organisation_id, name)
);
create table device_config (
  device_id text primary key references device (id),
  profile_id uuid references config_profile (id),
  own jsonb not null,
  -- What profile and own settings make together, and its version.
  desired jsonb not null,
  desired_version int not null,
  reported_version int,
  problems jsonb,
  reported_at timestamptz
);
create index device_config_by_profile on device_config (profile_id);

-- A sealed picture on its way, and when it has arrived.
create table capture (
  device_id text not null references device (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  site_id int not null,
  record_id uuid not null,
  occurred_at timestamptz not null,
  taken_at timestamptz not null,
  key_id text not null,
  size int not null check (size > 0),
  arrived int not null default 0,
  is_complete boolean not null default false,
  created_at timestamptz not null,
  primary key (device_id, hash)
);
create index capture_by_record on capture (site_id, occurred_at, record_id);
create index capture_by_age on capture (created_at);
create table capture_part (
  device_id text not null,
  hash text not null,
  start int not null,
  bytes bytea not null,
  primary key (device_id, hash, start),
  foreign key (device_id, hash) references capture (device_id, hash) on delete cascade
);
alter table capture_part alter column bytes set storage external;
