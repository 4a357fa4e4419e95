-- What came of each attempt at a delivery; the delivery itself knows the last one alone.
create table delivery_attempt (
  delivery_id uuid not null references delivery (id) on delete cascade,
  at timestamptz not null,
  outcome text not null check (outcome in ('delivered', 'gone', 'again')),
  status int,
  fault text,
  primary key (delivery_id, at)
);
