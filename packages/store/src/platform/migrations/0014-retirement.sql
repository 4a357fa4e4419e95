-- Devices that are taken out of service, one row each; several that were asked for together have one batch.
create table retirement_batch (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  reason text not null,
  requested_by text not null,
  requested_at timestamptz not null
);
create index retirement_batch_by_organisation on retirement_batch (organisation_id, requested_at, id);

create table retirement (
  id uuid primary key,
  batch_id uuid not null references retirement_batch (id),
  organisation_id uuid not null references organisation (id),
  -- Where it stood; a device that is retired stands nowhere any more.
  site_id int references location (id),
  device_id text not null references device (id),
  -- The state of the domain's machine, and its phase once more for looking it up.
  state text not null,
  phase text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  -- What it held, in numbers, as the device said it or as the platform knew it.
  holdings text,
  holdings_at timestamptz,
  -- The seed of the tokens that are planted before it is erased.
  canary_seed bytea not null check (octet_length(canary_seed) = 32),
  -- The sealed backup that its owner had made: to whom, and its hash.
  backup text,
  -- What is left of the keeper's shares.
  shares text,
  progress text,
  -- The public half of the key in the device's memory that was certified for its evidence, base64url.
  evidence_key text,
  -- The device's own words, signed; and what a bench said of its media.
  evidence text,
  reports text,
  certificate_id uuid references certificate (id)
);
create index retirement_by_batch on retirement (batch_id, id);
create index retirement_by_device on retirement (device_id, opened_at);
create index retirement_by_organisation on retirement (organisation_id, opened_at, id);
-- A device is taken out of service once at a time.
create unique index retirement_open on retirement (device_id)
  where phase not in ('withdrawn', 'certified', 'in-lot', 'destroyed');

create table retirement_step (
  retirement_id uuid not null references retirement (id),
  number int not null check (number >= 1),
  at timestamptz not null,
  event text not null,
  phase text not null,
  by_whom text,
  detail text,
  primary key (retirement_id, number)
);
