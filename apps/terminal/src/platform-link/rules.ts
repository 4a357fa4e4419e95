import type { PlatformLinkView } from '@vedette/contract';
import type { LinkStore } from '@vedette/store';

/** What the platform rules on this terminal, as far as its rows were applied. */
export interface PlatformRules {
  /** @param id null: anything of that kind */
  has(kind: string, id: string | null): Promise<boolean>;
  /** Those of the ids that it rules. */
  among(kind: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  view(): Promise<PlatformLinkView['rules']>;
}

const keysAtOnce = 1000;

export function platformRules(
  link: Pick<LinkStore, 'holds' | 'digests' | 'documents' | 'keys'>,
): PlatformRules {
  const ids = async (kind: string): Promise<string[]> => {
    const found: string[] = [];
    // '0' follows '/': up to the end of the kind.
    let after: string | null = `${kind}/`;
    while (after !== null) {
      const keys: readonly string[] = await link.keys(after, `${kind}0`, keysAtOnce);
      found.push(...keys.map((key) => key.slice(kind.length + 1)));
      after = keys.length === keysAtOnce ? (keys.at(-1) ?? null) : null;
    }
    return found;
  };
  const hasAny = async (kind: string): Promise<boolean> => (await link.documents(kind)).length > 0;
  return {
    has: (kind, id) => (id === null ? hasAny(kind) : link.holds(`${kind}/${id}`)),
    async among(kind, wanted) {
      const held = await link.digests(wanted.map((id) => `${kind}/${id}`));
      return new Set(wanted.filter((id) => held.has(`${kind}/${id}`)));
    },
    view: async () => ({
      duty: await hasAny('duty'),
      holidays: await hasAny('holidays'),
      lists: await ids('list'),
      schedules: await ids('schedule'),
      people: (await ids('person')).length,
    }),
  };
}
