create table former_operator (
  id text primary key not null,
  name text not null,
  removed_at integer not null
) strict;
