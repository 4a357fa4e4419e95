-- One alarm: the same thing at the same place counts up instead of coming twice. Rows are locked one by one, so the
-- table stays in one place when the others are spread.
create table alarm (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  site_id int references location (id),
  -- Where: a lane, or the site of a device as a whole.
  location_id int references location (id),
  device_id text references device (id),
  kind text not null check (kind ~ '^[a-z][a-z0-9:-]{0,63}$'),
  severity text not null check (severity in ('info', 'warning', 'critical')),
  phase text not null check (phase in ('open', 'acknowledged', 'cleared')),
  is_standing boolean not null,
  assignee text,
  count int not null check (count > 0),
  level int not null check (level >= 0),
  raised_at timestamptz not null,
  last_raised_at timestamptz not null,
  waits_since timestamptz not null,
  -- Figures that the phrase shows; never personal.
  figures jsonb not null,
  -- The last passage of which it speaks.
  record_id uuid,
  record_at timestamptz,
  changed_at timestamptz not null
);
-- What is not over stands once for each thing and place.
create unique index alarm_once on alarm
  (organisation_id, kind, coalesce(location_id, 0), coalesce(device_id, '')) where phase <> 'cleared';
create index alarm_by_time on alarm (organisation_id, last_raised_at, id);
create index alarm_waiting on alarm (waits_since) where phase = 'open';

-- What happened to an alarm, and who did it.
create table alarm_step (
  alarm_id uuid not null references alarm (id) on delete cascade,
  number int not null,
  at timestamptz not null,
  kind text not null,
  by_whom text,
  to_whom text,
  note text,
  primary key (alarm_id, number)
);

-- A sentinel tells of an alarm once; told twice, it is the same.
create table alarm_told (
  device_id text not null references device (id),
  log_id text not null,
  seq bigint not null,
  alarm_id uuid not null references alarm (id) on delete cascade,
  primary key (device_id, log_id, seq)
);

-- Where messages go. Addresses and secrets are sealed: an address of a robot is a password.
create table channel (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null,
  kind text not null check (kind in ('webhook', 'mail', 'wecom', 'dingtalk', 'feishu')),
  -- What it is told: types of events, such as alarm.raised.
  events text[] not null,
  severity text not null check (severity in ('info', 'warning', 'critical')),
  -- Subtrees of which it is told; null for all of the organisation.
  places int[],
  language text not null check (language in ('zh-CN', 'en')),
  is_active boolean not null,
  host text not null,
  -- Wrapped, and under which key.
  epoch int not null,
  address bytea not null,
  secret bytea,
  secret_hint text,
  created_at timestamptz not null,
  -- Why it was switched off, when it was not by hand.
  ended_by text
);
create index channel_by_organisation on channel (organisation_id, name);

-- One message on its way; the same event for the same channel once.
create table delivery (
  id uuid primary key,
  channel_id uuid not null references channel (id) on delete cascade,
  event_id text not null,
  event_type text not null,
  event jsonb not null,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'given-up')),
  attempts int not null,
  next_at timestamptz,
  last_at timestamptz,
  last_status int,
  last_fault text,
  created_at timestamptz not null,
  unique (channel_id, event_id)
);
create index delivery_due on delivery (next_at) where state = 'waiting';
create index delivery_by_time on delivery (channel_id, created_at, id);
