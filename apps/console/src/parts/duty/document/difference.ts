type Scalar = string | number | boolean | null;
/** A leaf of a duty: a scalar, or a set of scalars. */
export type Leaf = Scalar | readonly Scalar[];

export interface Difference {
  /** Steps to the leaf; a requirement is named by its check and target, not by its place. */
  readonly path: readonly string[];
  readonly before: Leaf | undefined;
  readonly after: Leaf | undefined;
}

type Leaves = ReadonlyMap<string, { readonly path: readonly string[]; readonly value: Leaf }>;

/** The terminal counts versions itself. */
const leftOut = new Set(['version']);

/** What differs between two duty documents, in the order of the documents. */
export function differencesOf(before: unknown, after: unknown): readonly Difference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key) => {
    const [one, other] = [old.get(key), now.get(key)];
    const path = (other ?? one)?.path ?? [];
    if (leftOut.has(path[0] ?? '') || isSame(one?.value, other?.value)) return [];
    return [{ path, before: one?.value, after: other?.value }];
  });
}

/** Sets do not care about order. */
function isSame(one: Leaf | undefined, other: Leaf | undefined): boolean {
  const canonical = (leaf: Leaf | undefined): string =>
    JSON.stringify(Array.isArray(leaf) ? leaf.map(String).sort() : leaf) ?? '';
  return canonical(one) === canonical(other);
}

function leavesOf(document: unknown): Leaves {
  const leaves = new Map<string, { path: readonly string[]; value: Leaf }>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (isLeaf(value)) {
      leaves.set(path.join('\n'), { path, value });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, each] of Object.entries(value)) {
      walk(each, [...path, Array.isArray(value) ? nameOf(each, name) : name]);
    }
  };
  walk(document, []);
  return leaves;
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const isLeaf = (value: unknown): value is Leaf =>
  isScalar(value) || (Array.isArray(value) && value.every(isScalar));

/** `allow-list staff` for a requirement; its place for anything else in a list. */
function nameOf(item: unknown, place: string): string {
  if (typeof item !== 'object' || item === null || !('check' in item)) return place;
  const named: Readonly<Record<string, unknown>> = { ...item };
  const target = named['list'] ?? named['schedule'] ?? named['area'];
  return target === undefined ? String(named['check']) : `${String(named['check'])} ${String(target)}`;
}
