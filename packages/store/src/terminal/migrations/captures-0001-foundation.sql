create table capture (
  id integer primary key autoincrement,
  record text not null,
  taken_at integer not null,
  expires_at integer not null,
  jpeg blob not null
) strict;
create index capture_by_record on capture (record);
create index capture_by_time on capture (taken_at);
create index capture_by_expiry on capture (expires_at);

create table meta (
  key text primary key not null,
  value text not null
) strict, without rowid;
