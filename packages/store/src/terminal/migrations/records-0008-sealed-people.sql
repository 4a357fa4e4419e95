-- What identifies a person lies sealed under a key of that person, and goes with the key. Rows of before are sealed
-- when the vault is open; until then their columns hold what they held.
alter table person add column sealed blob;
alter table face_reference add column sealed integer not null default 0 check (sealed in (0, 1));
alter table list_entry add column sealed_reason blob;
create index person_unsealed on person (id) where sealed is null;
create index face_reference_unsealed on face_reference (id) where sealed = 0;
create index list_entry_unsealed on list_entry (person_id) where sealed_reason is null;
