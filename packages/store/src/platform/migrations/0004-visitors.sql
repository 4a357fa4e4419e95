-- Visits: who was invited by whom to come when, how far each visit has come, what was accepted, and the passes'
-- key of each organisation.

create table visit_document (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (name <> ''),
  -- The version in force; null once it is no longer asked for.
  version int,
  created_at timestamptz not null
);
create unique index visit_document_by_name on visit_document (organisation_id, lower(name));

-- What was accepted stays as it was read.
create table visit_document_version (
  document_id uuid not null references visit_document (id) on delete cascade,
  version int not null check (version > 0),
  text_zh text not null,
  text_en text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  published_at timestamptz not null,
  published_by text not null,
  primary key (document_id, version)
);

-- How a site receives visitors: whose yes it takes, how long is waited, what must be accepted.
create table visit_rule (
  site_id int primary key references location (id),
  organisation_id uuid not null references organisation (id),
  needed text[] not null,
  four_eyes boolean not null,
  -- Milliseconds.
  early bigint not null,
  grace bigint not null,
  end_after bigint not null,
  keep bigint not null,
  documents uuid[] not null,
  walk_in boolean not null
);

create table invitation (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  site_id int not null references location (id),
  kind text not null check (kind in ('single', 'group', 'recurring', 'walk-in')),
  host_id uuid references person (id) on delete set null,
  host_account text,
  made_by text not null,
  purpose text not null,
  recurrence jsonb,
  entries text not null check (entries in ('single', 'multiple')),
  zones text[] not null default '{}',
  -- Let in only after one of the escorts, at most so many milliseconds after; no escort needed when null.
  escort_within bigint,
  created_at timestamptz not null
);
create index invitation_by_time on invitation (organisation_id, created_at, id);
create index invitation_by_host on invitation (host_id);

create table invitation_escort (
  invitation_id uuid not null references invitation (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  primary key (invitation_id, person_id)
);
create index invitation_escort_by_person on invitation_escort (person_id);

create table visit (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  site_id int not null references location (id),
  invitation_id uuid not null references invitation (id) on delete cascade,
  -- Null once the visitor's data are deleted: that somebody came stays, who it was does not.
  person_id uuid references person (id) on delete set null,
  phase text not null check (phase in ('invited', 'awaiting-approval', 'approved', 'arrived', 'on-site', 'left',
    'overstayed', 'ended', 'cancelled', 'refused')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  entries text not null check (entries in ('single', 'multiple')),
  needed text[] not null,
  screening text not null check (screening in ('clear', 'possible', 'watched', 'denied')),
  answered_at timestamptz,
  arrived_at timestamptz,
  admitted_at timestamptz,
  left_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('no-show', 'not-approved', 'not-signed-out')),
  badge text,
  pass_id text,
  -- When the visitor asked for his data to be deleted.
  erase_asked_at timestamptz,
  erase_at timestamptz,
  -- When something happens by itself next.
  due_at timestamptz,
  revision int not null default 1,
  created_at timestamptz not null,
  check (from_at < until_at)
);
create index visit_by_time on visit (organisation_id, from_at, id);
create index visit_by_site on visit (site_id, phase, from_at);
create index visit_by_invitation on visit (invitation_id);
create index visit_by_person on visit (person_id);
create index visit_due on visit (due_at) where due_at is not null;
create index visit_erasure on visit (erase_at) where erase_at is not null and person_id is not null;

create table visit_approval (
  visit_id uuid not null references visit (id) on delete cascade,
  as_kind text not null check (as_kind in ('host', 'approver')),
  by_whom text not null,
  at timestamptz not null,
  primary key (visit_id, as_kind)
);

create table visit_acceptance (
  visit_id uuid not null references visit (id) on delete cascade,
  document_id uuid not null,
  version int not null,
  at timestamptz not null,
  way text not null check (way in ('link', 'kiosk', 'desk')),
  primary key (visit_id, document_id, version),
  foreign key (document_id, version) references visit_document_version (document_id, version)
);

-- What happened to a visit, and who did it; null for the visitor, or for time itself.
create table visit_step (
  visit_id uuid not null references visit (id) on delete cascade,
  number int not null,
  at timestamptz not null,
  kind text not null,
  by_whom text,
  primary key (visit_id, number)
);

-- Links by which a visitor or a host without an account gets at one visit; the SHA-256 of the token alone is kept.
create table visit_link (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  visit_id uuid not null references visit (id) on delete cascade,
  holder text not null check (holder in ('visitor', 'host')),
  expires_at timestamptz not null
);
create index visit_link_by_visit on visit_link (visit_id);

-- What a host or the desk has to be told, written with what happened and taken by whoever sends it.
create table visit_notice (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  visit_id uuid not null references visit (id) on delete cascade,
  kind text not null,
  created_at timestamptz not null,
  taken_until timestamptz
);
create index visit_notice_waiting on visit_notice (created_at);

-- What an organisation signs its passes with; the private half is wrapped by the custody of keys.
create table organisation_pass_key (
  organisation_id uuid primary key references organisation (id),
  issuer text not null unique,
  key_id text not null,
  public_key text not null,
  epoch int not null,
  wrapped bytea not null,
  created_at timestamptz not null
);
