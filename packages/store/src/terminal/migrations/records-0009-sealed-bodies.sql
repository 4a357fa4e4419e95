-- A body lies sealed to the keys of its purpose, day and periods; the column `body` keeps which fields it has and until
-- when. Rows of before are sealed when the vault is open.
alter table pass_record add column sealed_body blob;
alter table pass_record add column key_id text;
create index pass_record_unsealed on pass_record (seq) where key_id is null and body <> '{}';
