alter table person add column id_number_hash text;
create index person_by_id_number on person (id_number_hash) where id_number_hash is not null;

create table card (
  id integer primary key autoincrement,
  person_id text not null references person (id) on delete cascade,
  number_hash text not null unique,
  label text not null,
  added_at integer not null
) strict;
create index card_by_person on card (person_id);

create table trust_document (
  id text primary key not null,
  kind text not null,
  name text not null,
  document text not null,
  sealed_secret blob,
  set_at integer not null,
  set_by text
) strict;

create table issued_pass (
  id text primary key not null,
  person_id text references person (id) on delete set null,
  kind text not null check (kind in ('member', 'visit')),
  entries text not null check (entries in ('single', 'multiple')),
  zones text not null,
  form text not null check (form in ('paper', 'phone')),
  not_before integer not null,
  not_after integer not null,
  code_hash text unique,
  code_until integer,
  issued_at integer not null,
  issued_by text,
  redeemed_at integer,
  redeemed_by text,
  revoked_at integer
) strict;
create index issued_pass_by_person on issued_pass (person_id);
create index issued_pass_by_end on issued_pass (not_after);

create table revoked_subject (
  subject text primary key not null,
  revoked_at integer not null,
  until integer not null
) strict, without rowid;

create table pass_use (
  replay_key text not null,
  kind text not null check (kind in ('step', 'entry', 'exit')),
  until integer not null,
  holder text,
  primary key (replay_key, kind)
) strict, without rowid;
create index pass_use_by_holder on pass_use (holder) where holder is not null;
create index pass_use_by_end on pass_use (until);
