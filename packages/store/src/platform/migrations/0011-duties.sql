-- What organisations have their sentinels do: duties in versions that never change, where each is on duty, the
-- schedules that they name, and what terminals say of their own.

create table duty_version (
  organisation_id uuid not null references organisation (id),
  duty text not null,
  version int not null check (version > 0),
  document text not null,
  made_at timestamptz not null,
  made_by text not null,
  note text not null,
  primary key (organisation_id, duty, version)
);

-- The sites of the organisation at and below a place have this duty, unless a nearer place has another.
create table duty_place (
  location_id int primary key references location (id),
  organisation_id uuid not null references organisation (id),
  duty text not null,
  version int not null,
  since timestamptz not null,
  set_by text not null,
  note text not null,
  foreign key (organisation_id, duty, version) references duty_version (organisation_id, duty, version)
);

create table duty_place_event (
  location_id int not null references location (id) on delete cascade,
  number int not null,
  organisation_id uuid not null references organisation (id),
  at timestamptz not null,
  by_whom text not null,
  -- Null: taken away.
  duty text,
  version int,
  note text not null,
  primary key (location_id, number)
);
create index duty_place_event_by_version on duty_place_event (organisation_id, duty, version);

create table duty_schedule (
  organisation_id uuid not null references organisation (id),
  id text not null,
  document text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (organisation_id, id)
);

create table duty_calendar (
  organisation_id uuid primary key references organisation (id),
  document text not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- A duty that a terminal was given at its own desk: who may see its records follows from it. The first word counts.
create table device_duty (
  device_id text not null references device (id),
  duty text not null,
  version int not null check (version > 0),
  document text not null,
  told_at timestamptz not null,
  primary key (device_id, duty, version)
);

-- How far a terminal took its set, and which rows it refused.
create table device_sync (
  device_id text primary key references device (id),
  version bigint not null,
  applied bigint not null,
  rejected jsonb not null,
  told_at timestamptz not null
);
