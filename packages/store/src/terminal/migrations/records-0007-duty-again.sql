-- A version may come into force again: a platform rules it whatever was made here since. What it means never changes.
create table duty_version_again (
  seq integer primary key,
  duty text not null,
  version integer not null,
  document text not null,
  adopted_at integer not null,
  adopted_by text,
  note text not null
) strict;
insert into duty_version_again (seq, duty, version, document, adopted_at, adopted_by, note)
  select seq, duty, version, document, adopted_at, adopted_by, note from duty_version;
drop table duty_version;
alter table duty_version_again rename to duty_version;
create index duty_version_by_number on duty_version (duty, version);
