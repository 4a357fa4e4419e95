import type { Comparison, ScimFilter } from './filter.ts';

/** Whether a resource has what a filter asks for. Texts are compared without regard to case, as `userName` is. */
export function matches(resource: unknown, filter: ScimFilter): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(resource, filter.one) && matches(resource, filter.other);
    case 'or':
      return matches(resource, filter.one) || matches(resource, filter.other);
    case 'not':
      return !matches(resource, filter.of);
    case 'present':
      return valuesAt(resource, filter.path).some(isFilled);
    case 'some':
      return valuesAt(resource, filter.path).some((value) => matches(value, filter.of));
    case 'compare':
      return compared(valuesAt(resource, filter.path).map(plain), filter.by, filter.value);
  }
}

/** Everything at a path; of several values each. */
function valuesAt(resource: unknown, path: readonly string[]): readonly unknown[] {
  const [name, ...rest] = path;
  if (name === undefined) return Array.isArray(resource) ? resource : [resource];
  if (Array.isArray(resource)) return resource.flatMap((one) => valuesAt(one, path));
  if (typeof resource !== 'object' || resource === null) return [];
  const found = Object.entries(resource).find(([key]) => key.toLowerCase() === name);
  return found === undefined ? [] : valuesAt(found[1], rest);
}

/** Of a value with parts, `value` is meant. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function compared(values: readonly unknown[], by: Comparison, wanted: unknown): boolean {
  if (by === 'ne') return !compared(values, 'eq', wanted);
  if (wanted === null) return by === 'eq' && !values.some(isFilled);
  return values.some((value) => comparedOne(folded(value), by, folded(wanted)));
}

const folded = (value: unknown): unknown =>
  typeof value === 'string' ? value.normalize('NFC').toLowerCase() : value;

function comparedOne(value: unknown, by: Comparison, wanted: unknown): boolean {
  if (typeof value !== typeof wanted) return false;
  if (by === 'eq') return value === wanted;
  if (typeof value !== 'string' || typeof wanted !== 'string') return false;
  const tests: Readonly<Record<Exclude<Comparison, 'eq' | 'ne'>, boolean>> = {
    co: value.includes(wanted),
    sw: value.startsWith(wanted),
    ew: value.endsWith(wanted),
    gt: value > wanted,
    ge: value >= wanted,
    lt: value < wanted,
    le: value <= wanted,
  };
  return by !== 'ne' && tests[by];
}
