-- What is known of places beside the tree: when they are open, the codes on their doors, their plans, and how many
-- people are in them.

-- A place without a row is open as the next above it that has one.
create table opening_hours (
  location_id int primary key references location (id) on delete cascade,
  -- Lists of [from, to] minutes: seven, Monday first; one for holidays; and the calendar.
  week jsonb not null,
  holiday jsonb not null,
  holidays jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null
);

create table venue_code (
  id uuid primary key,
  location_id int not null references location (id),
  label text,
  -- What the QR code says, signed.
  text text not null,
  created_at timestamptz not null,
  created_by text not null,
  revoked_at timestamptz,
  revoked_by text,
  reason text,
  check ((revoked_at is null) = (revoked_by is null))
);
create index venue_code_by_place on venue_code (location_id, created_at);

create table floor_plan (
  id uuid primary key,
  location_id int not null references location (id),
  name text not null check (name <> ''),
  width int not null check (width > 0),
  height int not null check (height > 0),
  picture bytea not null,
  created_at timestamptz not null,
  created_by text not null
);
alter table floor_plan alter column picture set storage external;
create index floor_plan_by_place on floor_plan (location_id);

-- Fractions of the picture's size, from the left and from the top.
create table floor_plan_door (
  plan_id uuid not null references floor_plan (id) on delete cascade,
  location_id int not null references location (id) on delete cascade,
  x double precision not null check (x between 0 and 1),
  y double precision not null check (y between 0 and 1),
  primary key (plan_id, location_id)
);

-- An area in which people are counted: base, and whoever came and went by its lanes since.
create table counted_area (
  location_id int primary key references location (id) on delete cascade,
  -- Minute of the local day at which it begins at nobody again.
  reset_minute int check (reset_minute between 0 and 1439),
  since timestamptz not null,
  base int not null
);
-- None for an area: every lane at and below it.
create table counted_lane (
  area_id int not null references counted_area (location_id) on delete cascade,
  lane_id int not null references location (id) on delete cascade,
  is_reversed boolean not null,
  primary key (area_id, lane_id)
);
create table occupancy_correction (
  area_id int not null references location (id) on delete cascade,
  at timestamptz not null,
  id uuid not null,
  by_whom text not null,
  counted int not null,
  inside int not null check (inside >= 0),
  reason text not null,
  primary key (area_id, at, id)
);
