/** Settings are pairs; those of `own` count before those of `profile`. Both are jsonb expressions. */
export const mergedSql = (profile: string, own: string): string => `(
  select coalesce(jsonb_agg(jsonb_build_array(k, v) order by k), '[]') from (
    select distinct on (k) k, v from (
      select e->>0 as k, e->1 as v, 0 as rank from jsonb_array_elements(${profile}) e
      union all select e->>0, e->1, 1 from jsonb_array_elements(${own}) e) pairs
    order by k, rank desc) merged)`;
