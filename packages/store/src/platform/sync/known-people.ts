import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';

/** Somebody whom the terminals of a site have to know, and why. */
export interface KnownPerson {
  readonly site_id: number;
  /** `entitled`: by a place or an allow list; `visit`; `listed`: only so that a deny or watch list finds him. */
  readonly why: 'entitled' | 'visit' | 'listed';
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly id_number: string | null;
  readonly unit: string | null;
  readonly valid_from: number | null;
  readonly valid_to: number | null;
  readonly fields: readonly string[];
}

/**
 * Whom which site has to know, among some people. Who is inactive is entitled to nothing, and stays on lists. Of
 * several visits the next one counts; who is on site stays known until he is out.
 */
export async function knownPeople(
  db: Kysely<PlatformSchema>,
  ids: readonly string[],
): Promise<readonly KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    with asked as (select * from person where id = any(${ids}::uuid[])),
    place as (
      select p.person_id, p.location_id, 1 as weight from person_place p join asked on asked.id = p.person_id
        where asked.is_active
      union
      select m.person_id, g.location_id, 1 from group_member m join group_place g on g.group_id = m.group_id
        join asked on asked.id = m.person_id where asked.is_active
      union
      select e.person_id, lp.location_id, case when l.kind = 'allow' and asked.is_active then 1 else 3 end
        from list_entry e join asked on asked.id = e.person_id
        join access_list l on l.id = e.list_id join list_place lp on lp.list_id = e.list_id
    ),
    known as (
      select p.person_id, site.id as site_id, p.weight, null::timestamptz as opens, null::timestamptz as closes
        from place p join location l on l.id = p.location_id
        join location site on site.kind = 'site' and (site.path @> array[l.id] or site.id = l.site_id)
      union all
      select v.person_id, v.site_id, 2,
          v.from_at - make_interval(secs => coalesce(r.early, 0) / 1000.0),
          case when v.phase in ('on-site', 'overstayed') then null else v.until_at end
        from visit v join asked on asked.id = v.person_id left join visit_rule r on r.site_id = v.site_id
        where v.phase in ('approved', 'arrived', 'on-site', 'overstayed')
          or (v.phase = 'left' and v.entries = 'multiple')
    ),
    best as (
      select distinct on (person_id, site_id) * from known order by person_id, site_id, weight, opens nulls first
    )
    select b.site_id, (array['entitled', 'visit', 'listed'])[b.weight] as why, a.id, a.name, a.phone, a.id_number,
      a.unit, coalesce(b.opens, a.valid_from) as valid_from,
      case when b.weight = 2 then b.closes else a.valid_to end as valid_to,
      coalesce(s.fields, '{}') as fields
    from best b join asked a on a.id = b.person_id left join sync_site s on s.site_id = b.site_id`.execute(
    db,
  );
  return rows;
}
