-- What a terminal that has joined a platform holds of it, and what it looks for in its own outbox.
create index pass_record_by_entry on pass_record (entry_seq) where entry_seq > 0;

create table sync_row (
  key text primary key not null,
  digest blob not null check (length(digest) = 32),
  document text,
  fault text
) strict, without rowid;

create table link_command (
  id text primary key not null,
  place integer not null unique,
  outcome text not null
) strict;
