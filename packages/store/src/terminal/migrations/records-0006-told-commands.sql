-- Whether the platform has taken how a command ended.
alter table link_command add column told integer not null default 0 check (told in (0, 1));
