create table person (
  id text primary key not null,
  name text not null,
  name_folded text not null,
  phone text,
  id_number text,
  organisation text,
  valid_from integer,
  valid_to integer,
  created_at integer not null,
  updated_at integer not null
) strict;
create index person_by_name on person (name_folded, id);

create table face_reference (
  id integer primary key autoincrement,
  person_id text not null references person (id) on delete cascade,
  model text not null,
  quality real not null,
  added_at integer not null,
  vector blob not null
) strict;
create index face_reference_by_person on face_reference (person_id);
create index face_reference_by_model on face_reference (model, id);

create table access_list (
  id text primary key not null,
  kind text not null check (kind in ('allow', 'deny', 'watch')),
  name text not null
) strict;

create table list_entry (
  list_id text not null references access_list (id) on delete cascade,
  person_id text not null references person (id) on delete cascade,
  reason text not null,
  valid_from integer,
  valid_to integer,
  primary key (list_id, person_id)
) strict, without rowid;
create index list_entry_by_person on list_entry (person_id);

create table schedule (
  id text primary key not null,
  document text not null
) strict;

create table holiday (
  date text primary key not null,
  counts_as integer check (counts_as between 1 and 7)
) strict, without rowid;

create table duty_version (
  seq integer primary key,
  duty text not null,
  version integer not null,
  document text not null,
  adopted_at integer not null,
  adopted_by text,
  note text not null,
  unique (duty, version)
) strict;

create table pass_record (
  seq integer primary key,
  id text not null unique,
  occurred_at integer not null,
  lane text not null,
  direction text not null check (direction in ('in', 'out')),
  duty text not null,
  duty_version integer not null,
  purpose text not null,
  outcome text not null check (outcome in ('granted', 'denied', 'refer')),
  reasons text not null,
  notices text not null,
  identified_by text not null,
  manual integer not null check (manual in (0, 1)),
  entry_seq integer not null default 0,
  outbox_seq integer not null default 0,
  keep_until integer not null,
  completion text,
  completed_at integer,
  subject_tag text,
  subject_tag_expires_at integer,
  body text not null,
  forgotten text not null default '[]',
  next_expiry_at integer
) strict;
create index pass_record_by_time on pass_record (occurred_at);
create index pass_record_by_subject on pass_record (subject_tag, occurred_at) where subject_tag is not null;
create index pass_record_by_expiry on pass_record (next_expiry_at) where next_expiry_at is not null;
create index pass_record_remarked on pass_record (occurred_at) where reasons <> '[]' or notices <> '[]';

create table alarm (
  id integer primary key autoincrement,
  kind text not null,
  raised_at integer not null,
  lane text,
  record text,
  figures text not null,
  acknowledged_at integer,
  acknowledged_by text,
  note text
) strict;
create index alarm_open on alarm (id) where acknowledged_at is null;

create table operator (
  id text primary key not null,
  name text not null,
  name_folded text not null unique,
  role text not null,
  password_hash text not null,
  disabled integer not null default 0 check (disabled in (0, 1)),
  failures integer not null default 0,
  locked_until integer,
  created_at integer not null
) strict;

create table session (
  token_hash text primary key not null,
  operator_id text not null references operator (id) on delete cascade,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;
create index session_by_operator on session (operator_id);

create table setting (
  key text primary key not null,
  value text not null
) strict, without rowid;

create table audit (
  seq integer primary key,
  at integer not null,
  actor text,
  action text not null,
  target text,
  detail text not null,
  hash text not null
) strict;
create trigger audit_never_changes before update on audit
  begin select raise(abort, 'audit is append-only'); end;
create trigger audit_never_shrinks before delete on audit
  begin select raise(abort, 'audit is append-only'); end;

create table outbox (
  seq integer primary key,
  at integer not null,
  kind text not null check (kind in ('pass-completion', 'alarm', 'alarm-acknowledged')),
  about integer not null
) strict;

create table meta (
  key text primary key not null,
  value text not null
) strict, without rowid;
