import type { StoreContext } from '../context.ts';
import { folded } from '../database/input.ts';
import type { PersonalSeal } from '../vault/personal-seal.ts';
import { identityOf } from './identity.ts';

interface Named {
  readonly id: string;
  readonly folded: string;
}

/** Names can be searched in memory alone, while the vault is open; the file has none that could be read. */
export interface NameIndex {
  /** Ids of those whose folded name holds the text, in order of name, then id. @throws `vault-locked` */
  find(text: string, from: number, limit: number): readonly string[];
  put(id: string, name: string): void;
  remove(id: string): void;
  /** Lets go of every name; the next search reads them anew. */
  clear(): void;
}

export function nameIndex(context: Pick<StoreContext, 'records'>, seal: PersonalSeal): NameIndex {
  let names: Map<string, string> | null = null;
  let ordered: readonly Named[] | null = null;
  const read = (): Map<string, string> => {
    const { records: db } = context;
    const columns = ['id', 'name', 'phone', 'id_number', 'organisation', 'sealed'] as const;
    return new Map(
      db.rows(db.sql.selectFrom('person').select(columns)).flatMap((row) => {
        const name = identityOf(seal, row)?.name;
        return name === undefined ? [] : [[row.id, folded(name)] as const];
      }),
    );
  };
  const inOrder = (): readonly Named[] => {
    names ??= read();
    ordered ??= [...names].map(([id, name]) => ({ id, folded: name })).sort(byNameThenId);
    return ordered;
  };
  return {
    find(text, from, limit) {
      const all = inOrder();
      const found = text === '' ? all : all.filter((each) => each.folded.includes(text));
      return found.slice(from, from + limit).map(({ id }) => id);
    },
    put(id, name) {
      names?.set(id, folded(name));
      ordered = null;
    },
    remove(id) {
      names?.delete(id);
      ordered = null;
    },
    clear() {
      names = null;
      ordered = null;
    },
  };
}

function byNameThenId(a: Named, b: Named): number {
  if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
