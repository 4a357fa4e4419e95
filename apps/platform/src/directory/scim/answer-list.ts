import { type ScimQuery, scimUrns } from '@vedette/contract/platform';
import { parseFilter, type ScimFilter } from './filter.ts';
import { matches } from './match-filter.ts';
import { scimFault, scimResponse } from './scim-error.ts';

export const resultsAtMost = 200;
/** How many are looked at one by one where the database cannot look. */
const scannedAtMost = 20_000;

/** Everything of a kind within reach that may fit, in an order that stays. */
export interface Candidates<R> {
  /** @param wanted `attribute eq value` pairs that must hold, by which the database may look */
  find(wanted: ReadonlyMap<string, string>): AsyncIterable<R>;
}

/** A list as the query asks for it (RFC 7644, 3.4.2). @throws VedetteError `input-invalid` at `invalidFilter`, `tooMany` */
export async function answerList<R extends object>(
  query: ScimQuery,
  { find }: Candidates<R>,
): Promise<Response> {
  const filter = query.filter === undefined ? null : parseFilter(query.filter);
  const start = Math.max(1, query.startIndex);
  const count = Math.min(resultsAtMost, Math.max(0, query.count));
  let [total, seen] = [0, 0];
  const resources: unknown[] = [];
  for await (const resource of find(demanded(filter))) {
    seen += 1;
    if (seen > scannedAtMost) throw scimFault('tooMany');
    if (filter !== null && !matches(resource, filter)) continue;
    total += 1;
    if (total >= start && resources.length < count) resources.push(shown(resource, query));
  }
  return scimResponse({
    schemas: [scimUrns.list],
    totalResults: total,
    startIndex: start,
    itemsPerPage: resources.length,
    Resources: resources,
  });
}

/** What has to be equal, however the rest of the filter turns out. */
function demanded(filter: ScimFilter | null): ReadonlyMap<string, string> {
  if (filter?.kind === 'and') return new Map([...demanded(filter.one), ...demanded(filter.other)]);
  const isEqual = filter?.kind === 'compare' && filter.by === 'eq' && typeof filter.value === 'string';
  return new Map(isEqual ? [[filter.path.join('.'), String(filter.value)]] : []);
}

/** With the attributes asked for, or without those not wanted; `id` and `schemas` always. */
export function shown(
  resource: object,
  query: Pick<ScimQuery, 'attributes' | 'excludedAttributes'>,
): unknown {
  const names = (given: string | string[] | undefined): readonly string[] =>
    [given ?? []].flat().flatMap((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((name) => name.trim().split('.')[0] ?? ''),
    );
  const [wanted, excluded] = [names(query.attributes), names(query.excludedAttributes)];
  const always = ['id', 'schemas'];
  const kept = Object.entries(resource).filter(([name]) => {
    const key = name.toLowerCase();
    if (always.includes(key)) return true;
    return wanted.length > 0 ? wanted.includes(key) : !excluded.includes(key);
  });
  return Object.fromEntries(kept);
}
