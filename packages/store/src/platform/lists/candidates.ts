import { canonicalNumber, type ListId, type OrganisationId, Personal, type PersonId } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import type { ListedCandidate } from './port.ts';

export interface CandidateQuestion {
  readonly organisation: OrganisationId;
  readonly place: LocationId;
  readonly words: readonly string[];
  readonly idNumber: Personal<string> | null;
  readonly at: string;
}

interface Row {
  readonly person_id: string;
  readonly list_id: string;
  readonly kind: 'deny' | 'watch';
  readonly name: string;
  readonly other_names: string[];
  readonly same_number: boolean;
}

const atMost = 500;

/** Those with the same number first, then those with the most words in common: a family name alone comes last. */
export async function listCandidates(
  db: Kysely<PlatformSchema>,
  { organisation, place, words, idNumber, at }: CandidateQuestion,
): Promise<readonly ListedCandidate[]> {
  const number = idNumber === null ? null : canonicalNumber(idNumber.unwrap('comparison with the lists'));
  const { rows } = await sql<Row>`
    with hit as (
      select person_id, count(*) as words from person_word
        where organisation_id = ${organisation} and word = any(${[...words]}::text[]) group by person_id
      union all
      select id, 1000 from person where organisation_id = ${organisation} and id_number = ${number}
    ),
    best as (select person_id, max(words) as words from hit group by person_id)
    select distinct on (b.words, p.id, e.list_id) p.id as person_id, e.list_id, l.kind, p.name, p.other_names,
      coalesce(p.id_number = ${number}, false) as same_number
    from best b join person p on p.id = b.person_id join list_entry e on e.person_id = p.id
      join access_list l on l.id = e.list_id join list_place lp on lp.list_id = l.id
      join location around on around.id = lp.location_id join location here on here.id = ${place}
    where l.kind in ('deny', 'watch') and l.organisation_id = ${organisation}
      and (here.path @> array[around.id] or here.id = around.site_id)
      and (e.valid_from is null or e.valid_from <= ${at}::timestamptz)
      and (e.valid_to is null or e.valid_to > ${at}::timestamptz)
    order by b.words desc, p.id, e.list_id limit ${atMost}`.execute(db);
  return rows.map((row) => ({
    person: row.person_id as PersonId,
    list: row.list_id as ListId,
    kind: row.kind,
    names: new Personal([row.name, ...row.other_names]),
    sameNumber: row.same_number,
  }));
}
