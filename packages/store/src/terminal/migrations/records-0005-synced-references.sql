-- Which face reference of this store a row of the platform has become, so that the row's end is its end.
create table synced_reference (
  key text primary key not null,
  reference integer not null unique references face_reference (id) on delete cascade
) strict, without rowid;
