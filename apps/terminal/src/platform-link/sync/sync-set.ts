import type { RowFault, RowKey, RowProblem, SyncKind } from '@vedette/contract/link';
import type { DigestedRow, LinkSyncSet } from '@vedette/link';
import type { HeldRow, LinkStore } from '@vedette/store';
import {
  idOf,
  kindOf,
  kindOrder,
  parseDocument,
  type RowKinds,
  type Touched,
  untouched,
} from './appliers.ts';

export interface SyncSetNeeds {
  readonly link: LinkStore;
  readonly kinds: RowKinds;
  /** Door, camera and sealing learn what has changed. */
  readonly tell: (touched: Touched) => Promise<void>;
}

/**
 * The platform's rows as people, lists, rules and faces of this terminal. They come into the store one by one and
 * are held, with how far the set was taken, in one transaction at the end. After a crash between the two the page
 * comes again; every row that comes twice changes nothing.
 */
export function openSyncSet(needs: SyncSetNeeds): LinkSyncSet {
  const { link, tell } = needs;
  return {
    state: async () => (await link.state()) as Awaited<ReturnType<LinkSyncSet['state']>>,
    digests: (keys) => link.digests(keys),
    keys: (after, upTo, limit) => link.keys(after, upTo, limit),
    async apply({ state, rows, removed }) {
      const touched = untouched();
      // A page in the middle of a whole set leaves the version as it was: what is missing may stand on the next.
      const isWithin = state.version === (await link.state()).version;
      try {
        for (const key of inOrder(removed).toReversed()) await remove(needs, key, touched);
        const held: HeldRow[] = [];
        for (const row of byOrder(rows)) held.push(await applied(needs, row, touched));
        await link.hold({ state, rows: held, removed });
        const settled = await settleDangling(needs, touched);
        return isWithin ? problems(held, settled) : await problemsOfAll(needs, held, settled);
      } finally {
        // Also of what a fault left half done: a person who is deleted must not stay before the camera.
        await tell(touched);
      }
    },
  };
}

const rank = (key: string): number => kindOrder.indexOf(kindOf(key) ?? 'day-key');
const inOrder = (keys: readonly RowKey[]): readonly RowKey[] => keys.toSorted((a, b) => rank(a) - rank(b));
const byOrder = (rows: readonly DigestedRow[]): readonly DigestedRow[] =>
  rows.toSorted((a, b) => rank(a.key) - rank(b.key));

async function remove({ kinds }: SyncSetNeeds, key: RowKey, touched: Touched): Promise<void> {
  const kind = kindOf(key);
  if (kind !== undefined) await kinds[kind].remove(idOf(key), touched);
}

async function applied(
  { kinds }: SyncSetNeeds,
  { key, document, digest }: DigestedRow,
  touched: Touched,
): Promise<HeldRow> {
  const kind = kindOf(key);
  if (kind === undefined) return { key, digest, document: null, fault: 'unknown-kind' };
  const fault = await put(kinds, kind, idOf(key), document, touched);
  return { key, digest, document: kinds[kind].keeps ? document : null, fault };
}

async function put<K extends SyncKind>(
  kinds: RowKinds,
  kind: K,
  id: string,
  text: string,
  touched: Touched,
): Promise<RowFault | null> {
  const document = parseDocument(kind, text);
  return document === null ? 'malformed' : kinds[kind].put(id, document, touched);
}

/**
 * A whole set comes in the order of its keys, faces before the people whose they are: what named somebody unknown is
 * tried again with each page. Gives the keys that are no longer dangling, with what was found instead.
 */
async function settleDangling(
  { link, kinds }: SyncSetNeeds,
  touched: Touched,
): Promise<ReadonlyMap<string, RowFault | null>> {
  const settled = new Map<string, RowFault | null>();
  const waiting = await link.faulty('dangling');
  const digests = await link.digests(waiting.map(({ key }) => key));
  const rows: HeldRow[] = [];
  for (const { key, document } of waiting) {
    const [kind, digest] = [kindOf(key), digests.get(key)];
    if (kind === undefined || digest === undefined || document === null) continue;
    const fault = await put(kinds, kind, idOf(key), document, touched);
    if (fault === 'dangling') continue;
    settled.set(key, fault);
    rows.push({ key, digest, document, fault });
  }
  if (rows.length > 0) await link.hold({ state: await link.state(), rows, removed: [] });
  return settled;
}

/** Of what does not wait for another row. */
function problems(
  held: readonly HeldRow[],
  settled: ReadonlyMap<string, RowFault | null>,
): readonly RowProblem[] {
  return held.flatMap(({ key, fault }) => {
    const now = settled.has(key) ? settled.get(key) : fault;
    return now === null || now === undefined || now === 'dangling' ? [] : [{ key, fault: now as RowFault }];
  });
}

/** With what waits from earlier pages too, at most as many as there are rows. */
async function problemsOfAll(
  { link }: SyncSetNeeds,
  held: readonly HeldRow[],
  settled: ReadonlyMap<string, RowFault | null>,
): Promise<readonly RowProblem[]> {
  const waiting = await link.faulty('dangling');
  const dangling = waiting.map(({ key }): RowProblem => ({ key, fault: 'dangling' }));
  return [...problems(held, settled), ...dangling].slice(0, held.length);
}
