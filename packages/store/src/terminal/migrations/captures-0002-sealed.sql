-- A picture lies sealed to the key of its purpose, day and period. Pictures of before are sealed when the vault is open.
alter table capture add column key_id text;
alter table capture add column jpeg_bytes integer;
create index capture_unsealed on capture (id) where key_id is null;
