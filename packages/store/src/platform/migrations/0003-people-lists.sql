-- People of an organisation, the groups they belong to, the lists they stand on, and what of them the terminals of
-- each site have to know. Rows are locked one by one, so these tables stay in one place when others are spread.

create table person (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('member', 'visitor', 'listed')),
  name text not null check (name <> ''),
  -- Other names the person is known under.
  other_names text[] not null default '{}',
  -- The name as it is put in order.
  name_order text collate "C" not null,
  phone text,
  mail text,
  -- As documents write it: capital letters and digits.
  id_number text,
  unit text,
  user_name text,
  source text not null check (source in ('hand', 'import', 'scim', 'ldap', 'visit')),
  -- The person's key where the row comes from: a staff number, an externalId, an entryUUID.
  external_id text,
  is_active boolean not null default true,
  valid_from timestamptz,
  valid_to timestamptz,
  consent_at timestamptz,
  -- Name and version of the text consented to.
  consent_to text,
  consent_ended_at timestamptz,
  reference_state text not null default 'none'
    check (reference_state in ('none', 'asked', 'sealed', 'enrolled', 'refused')),
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (consent_at is not null or consent_to is null),
  check (valid_from is null or valid_to is null or valid_from < valid_to)
);
create index person_by_name on person (organisation_id, name_order, id);
create unique index person_by_user_name on person (organisation_id, lower(user_name)) where user_name is not null;
create unique index person_by_external_id on person (organisation_id, source, external_id)
  where external_id is not null;
create index person_by_number on person (organisation_id, id_number) where id_number is not null;
create index person_by_phone on person (organisation_id, phone) where phone is not null;

-- The words of a person's names, for search and for comparison with lists.
create table person_word (
  organisation_id uuid not null references organisation (id),
  word text collate "C" not null,
  person_id uuid not null references person (id) on delete cascade,
  primary key (organisation_id, word, person_id)
);
create index person_word_by_person on person_word (person_id);

create table person_group (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (name <> ''),
  external_id text,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index person_group_by_name on person_group (organisation_id, lower(name));

create table group_member (
  group_id uuid not null references person_group (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  primary key (group_id, person_id)
);
create index group_member_by_person on group_member (person_id);

-- Below which locations the terminals know the members of a group.
create table group_place (
  group_id uuid not null references person_group (id) on delete cascade,
  location_id int not null references location (id),
  primary key (group_id, location_id)
);

create table person_place (
  person_id uuid not null references person (id) on delete cascade,
  location_id int not null references location (id),
  primary key (person_id, location_id)
);

create table access_list (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('allow', 'deny', 'watch')),
  name text not null check (name <> ''),
  revision int not null default 1,
  created_at timestamptz not null,
  created_by text not null
);
create unique index access_list_by_name on access_list (organisation_id, lower(name));

-- Below which locations a list counts.
create table list_place (
  list_id uuid not null references access_list (id) on delete cascade,
  location_id int not null references location (id),
  primary key (list_id, location_id)
);

create table list_entry (
  list_id uuid not null references access_list (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  organisation_id uuid not null references organisation (id),
  reason text not null check (reason <> ''),
  valid_from timestamptz,
  valid_to timestamptz,
  -- The account that answers for the entry.
  owner text not null,
  added_by text not null,
  added_at timestamptz not null,
  revision int not null default 1,
  primary key (list_id, person_id),
  check (valid_from is null or valid_to is null or valid_from < valid_to)
);
create index list_entry_by_person on list_entry (person_id);
create index list_entry_over on list_entry (valid_to) where valid_to is not null;

create table appeal (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  list_id uuid not null references access_list (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  phase text not null check (phase in ('filed', 'answered', 'upheld', 'lifted', 'withdrawn')),
  filed_at timestamptz not null,
  due_at timestamptz not null,
  decided_at timestamptz,
  decided_by text
);
create index appeal_by_time on appeal (organisation_id, filed_at, id);
create unique index appeal_once on appeal (list_id, person_id) where phase in ('filed', 'answered');

create table appeal_message (
  appeal_id uuid not null references appeal (id) on delete cascade,
  number int not null,
  at timestamptz not null,
  kind text not null check (kind in ('filed', 'said-more', 'answered', 'upheld', 'lifted', 'withdrawn')),
  -- An account; null for the person himself.
  by_whom text,
  text text not null,
  primary key (appeal_id, number)
);

-- The link by which a listed person learns of the entry and says something against it; its SHA-256 alone is kept.
create table list_notice (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  list_id uuid not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  foreign key (list_id, person_id) references list_entry (list_id, person_id) on delete cascade
);

-- A face, sealed to the terminals of one site: nobody here can open it.
create table sealed_reference (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  site_id int not null references location (id),
  person_id uuid not null references person (id) on delete cascade,
  label_id text not null,
  content text not null check (content in ('photograph', 'reference')),
  sealed bytea not null check (octet_length(sealed) <= 4194304),
  created_at timestamptz not null,
  unique (site_id, label_id)
);
alter table sealed_reference alter column sealed set storage external;
create index sealed_reference_by_person on sealed_reference (person_id);

-- The content key of a reference, sealed to one terminal.
create table reference_wrap (
  reference_id uuid not null references sealed_reference (id) on delete cascade,
  recipient text not null check (recipient ~ '^[A-Za-z0-9_-]{22}$'),
  wrapped bytea not null check (octet_length(wrapped) = 80),
  primary key (reference_id, recipient)
);
create index reference_wrap_by_recipient on reference_wrap (recipient);

-- How far the set of each site has come. Its row is locked by whoever writes rows of the site, so that versions are
-- committed in their order and a reader skips none.
create table sync_site (
  site_id int primary key references location (id),
  version bigint not null default 0,
  -- Removals up to this version are forgotten.
  horizon bigint not null default 0,
  -- The exclusive or of the digests of all rows.
  digest bytea not null default decode(repeat('00', 32), 'hex') check (octet_length(digest) = 32),
  -- Which fields of a person, besides the name, its terminals are told.
  fields text[] not null default '{}'
);

-- What the terminals of a site have to hold, each row as its last version left it; no document: removed.
create table sync_row (
  site_id int not null references location (id),
  key text collate "C" not null,
  version bigint not null,
  document text,
  changed_at timestamptz not null,
  primary key (site_id, key),
  unique (site_id, version)
);
create index sync_row_by_key on sync_row (key);
