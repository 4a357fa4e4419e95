-- Which terminals of a site have rows that are newer than some version.
create index terminal_row_news on terminal_row (site_id, version);
