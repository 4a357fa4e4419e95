-- What an organisation has decided for itself; one without a row has the defaults of the program.
create table organisation_rule (
  organisation_id uuid primary key references organisation (id),
  ask_reason boolean not null,
  export_needs_two boolean not null
);

create table account (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null,
  -- The name without regard to case and width: by it somebody signs in, wherever he belongs.
  name_key text not null unique,
  display_name text not null,
  person_id uuid,
  source text not null check (source in ('hand', 'provider')),
  is_disabled boolean not null default false,
  password_hash text,
  -- Wrapped under a key that is not in this database.
  totp_epoch bigint,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- The last step of time whose code was taken: a code is good once.
  totp_step bigint not null default 0,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  check ((totp_epoch is null) = (totp_secret is null)),
  check (totp_confirmed_at is null or totp_secret is not null)
);
create index account_by_organisation on account (organisation_id, name_key);

-- A built-in role by its name, or one of the organisation's own by its id. Without places it holds everywhere.
create table account_grant (
  account_id uuid not null references account (id) on delete cascade,
  number smallint not null,
  role text not null,
  places int[],
  primary key (account_id, number)
);
create index account_grant_by_role on account_grant (role);

create table role (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null,
  permissions text[] not null,
  unique (organisation_id, name)
);

create table recovery_code (
  account_id uuid not null references account (id) on delete cascade,
  hash bytea not null,
  primary key (account_id, hash)
);

create table passkey (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  is_backed_up boolean not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_by_account on passkey (account_id);

-- Of the token the hash alone: who reads this table signs in nowhere.
create table session (
  hash text primary key,
  id uuid not null unique,
  account_id uuid not null references account (id) on delete cascade,
  opened_by text not null check (opened_by in ('password', 'passkey', 'provider', 'claim')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- When somebody last showed who he is; dangerous acts ask for it to be lately.
  proven_at timestamptz not null,
  address text,
  agent text
);
create index session_by_account on session (account_id);
create index session_by_end on session (expires_at);

-- The middle of a sign-in: good once, for minutes.
create table ticket (
  hash text primary key,
  kind text not null,
  account_id uuid references account (id) on delete cascade,
  data jsonb not null,
  expires_at timestamptz not null
);
create index ticket_by_end on ticket (expires_at);

-- Wrong tries by whoever made them, as a hash: a name typed wrong may be a password.
create table attempt (
  who text primary key,
  count int not null,
  at timestamptz not null
);
create index attempt_by_time on attempt (at);

create table api_key (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null,
  hash text not null unique,
  permissions text[] not null,
  places int[],
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz
);
create index api_key_by_organisation on api_key (organisation_id);

create table identity_provider (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  slug text not null unique,
  name text not null,
  issuer text not null,
  client_id text not null,
  secret_epoch bigint not null,
  secret bytea not null,
  group_claim text not null,
  groups jsonb not null,
  is_listed boolean not null,
  is_active boolean not null,
  created_at timestamptz not null
);
create index identity_provider_by_organisation on identity_provider (organisation_id);

-- Who somebody is for a provider.
create table account_identity (
  provider_id uuid not null references identity_provider (id) on delete cascade,
  subject text not null,
  account_id uuid not null references account (id) on delete cascade,
  primary key (provider_id, subject)
);
create index account_identity_by_account on account_identity (account_id);

-- Append-only: each line's hash covers the one before. A chain for each organisation, so that each can check its own.
create table audit_line (
  organisation_id uuid not null references organisation (id),
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  target text,
  -- The very text that was hashed.
  detail text,
  hash text not null,
  primary key (organisation_id, seq)
);
create index audit_line_by_time on audit_line (organisation_id, at);
create table audit_head (
  organisation_id uuid primary key references organisation (id),
  seq bigint not null,
  hash text not null
);

-- What two people do together: one asks, another says yes, it is done once.
create table approval (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  act text not null,
  -- Of what exactly is asked for, so that nothing else is done with it.
  subject_hash text not null,
  subject jsonb not null,
  reason text not null,
  state text not null check (state in ('waiting', 'approved', 'refused', 'used')),
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  used_at timestamptz,
  expires_at timestamptz not null,
  check (decided_by is null or decided_by <> requested_by),
  check ((state in ('approved', 'refused', 'used')) = (decided_by is not null))
);
create index approval_by_organisation on approval (organisation_id, requested_at, id);

-- Work that comes round and is done by one process at a time.
create table task (
  name text primary key,
  due_at timestamptz not null,
  held_until timestamptz
);

-- Secrets of the platform itself, wrapped under a key that is not in this database.
create table platform_secret (
  name text primary key,
  epoch bigint not null,
  wrapped bytea not null,
  made_at timestamptz not null default now()
);
