-- Which terminal opens what, what each of them alone has to hold, and the directories that people come from.

-- The key that faces of a site are sealed to, of each terminal that stands there.
create table terminal_key (
  device_id text primary key references device (id),
  site_id int not null references location (id),
  recipient text not null unique check (recipient ~ '^[A-Za-z0-9_-]{22}$'),
  public_key bytea not null check (octet_length(public_key) = 32),
  noted_at timestamptz not null
);
create index terminal_key_by_site on terminal_key (site_id);

-- Rows of one terminal alone, in the versions of its site's set. A face is made from what lies sealed when it is
-- read; neither a face nor a document: removed.
create table terminal_row (
  site_id int not null references location (id),
  recipient text not null,
  key text collate "C" not null,
  version bigint not null,
  person_id uuid not null,
  reference_id uuid,
  document text,
  -- Changes with the row, as its digest does.
  mark text not null,
  digest bytea not null check (octet_length(digest) = 32),
  changed_at timestamptz not null,
  primary key (site_id, recipient, key),
  check (reference_id is null or document is null)
);
create index terminal_row_by_version on terminal_row (site_id, recipient, version);
create index terminal_row_by_person on terminal_row (person_id);

-- The exclusive or of the digests of a terminal's own rows.
create table terminal_set (
  site_id int not null references location (id),
  recipient text not null,
  digest bytea not null default decode(repeat('00', 32), 'hex') check (octet_length(digest) = 32),
  primary key (site_id, recipient)
);

-- Parts of a name as a directory gives them, so that one of them can be changed alone.
create table scim_name (
  person_id uuid primary key references person (id) on delete cascade,
  given text,
  family text,
  formatted text,
  display text
);

-- A directory (LDAP, Active Directory) that people are read from.
create table directory_source (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null check (name <> ''),
  url text not null,
  bind_dn text not null,
  -- The password, wrapped by the custody of keys.
  secret_epoch bigint not null,
  secret bytea not null,
  -- PEM of whom its certificate is trusted from; the system's own authorities when null.
  authority text,
  start_tls boolean not null,
  base_dn text not null,
  filter text not null,
  mapping jsonb not null,
  group_id uuid references person_group (id) on delete set null,
  -- Milliseconds; read by hand alone when null.
  every bigint check (every >= 300000),
  due_at timestamptz,
  revision int not null default 1,
  created_at timestamptz not null,
  ran_at timestamptz,
  -- Counts of the last run, or the code of what stopped it.
  outcome jsonb
);
create unique index directory_source_by_name on directory_source (organisation_id, lower(name));
create index directory_source_due on directory_source (due_at) where due_at is not null;

-- How a visitor finds the way in, in both languages.
alter table visit_rule add column directions_zh text, add column directions_en text,
  add check ((directions_zh is null) = (directions_en is null));

-- A tablet at a desk, or a code at a door, by which somebody uninvited asks for a host; of its secret the SHA-256 alone
-- is kept.
create table walk_in_desk (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  site_id int not null references location (id),
  name text not null check (name <> ''),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  made_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index walk_in_desk_by_site on walk_in_desk (site_id);

-- ANALYZE keeps samples of what stands in a column, and they outlive the rows: of names and numbers it keeps none.
alter table person
  alter column name set statistics 0,
  alter column other_names set statistics 0,
  alter column name_order set statistics 0,
  alter column phone set statistics 0,
  alter column mail set statistics 0,
  alter column id_number set statistics 0,
  alter column unit set statistics 0,
  alter column user_name set statistics 0,
  alter column external_id set statistics 0;
-- The index is over lower(user_name), of which it would keep samples of its own.
alter index person_by_user_name alter column 2 set statistics 0;
alter table person_word alter column word set statistics 0;
alter table list_entry alter column reason set statistics 0;
alter table appeal_message alter column text set statistics 0;
alter table sealed_reference alter column sealed set statistics 0;
alter table sync_row alter column document set statistics 0;
alter table invitation alter column purpose set statistics 0;
alter table scim_name
  alter column given set statistics 0,
  alter column family set statistics 0,
  alter column formatted set statistics 0,
  alter column display set statistics 0;
