import { type ScimOperation, scimUrns } from '@vedette/contract/platform';
import { parseFilter, pathOf, type ScimFilter } from './filter.ts';
import { matches } from './match-filter.ts';
import { scimFault } from './scim-error.ts';

type Fields = Record<string, unknown>;

/** Where an operation acts: attributes, and of several values those that a filter picks. */
interface Target {
  readonly path: readonly string[];
  readonly of: ScimFilter | null;
  /** What a value has to have so that the filter picks it, where the filter is one `eq`. */
  readonly made: Fields;
  readonly rest: readonly string[];
}

/**
 * A resource after the operations of a PATCH (RFC 7644, 3.5.2), the resource given left as it is. A value that a filter
 * picks and that is not there is added: Entra ID sets `emails[type eq "work"].value` of whoever had no mail.
 * @throws VedetteError `input-invalid` at `invalidPath`, `noTarget`, `invalidValue`
 */
export function patched(resource: unknown, operations: readonly ScimOperation[]): unknown {
  const next = structuredClone(resource) as Fields;
  for (const operation of operations) {
    if (operation.path !== undefined) apply(next, targetOf(operation.path), operation);
    else
      for (const [path, value] of entriesOf(operation)) apply(next, targetOf(path), { ...operation, value });
  }
  return next;
}

/** Without a path the value holds the attributes; their names may have dots. */
function entriesOf({ op, value }: ScimOperation): readonly (readonly [string, unknown])[] {
  if (op === 'remove') throw scimFault('noTarget');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw scimFault('invalidValue');
  const ignored = new Set(['schemas', 'id', 'meta']);
  return Object.entries(value).filter(([name]) => !ignored.has(name));
}

function targetOf(text: string): Target {
  const [, before = '', inner, after = ''] = /^([^[\]]+)(?:\[(.*)\](?:\.([\w.-]+))?)?$/s.exec(text) ?? [];
  if (before === '') throw scimFault('invalidPath');
  const of = inner === undefined ? null : parseFilter(inner);
  const made =
    of?.kind === 'compare' && of.by === 'eq' && of.path.length === 1 ? { [of.path[0] ?? '']: of.value } : {};
  return { path: pathOf(before), of, made, rest: after === '' ? [] : pathOf(after) };
}

function apply(resource: Fields, target: Target, operation: ScimOperation): void {
  const { holder, name } = holderOf(resource, target.path);
  if (target.of === null) setAttribute(holder, name, operation);
  else setPicked(holder, name, { ...target, of: target.of }, operation);
}

/** The object that has the last attribute of a path; made where it is missing. */
function holderOf(resource: Fields, path: readonly string[]): { holder: Fields; name: string } {
  let holder = resource;
  for (const part of path.slice(0, -1)) {
    const name = nameIn(holder, part);
    const inner = holder[name];
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) holder[name] = {};
    holder = holder[name] as Fields;
  }
  return { holder, name: nameIn(holder, path.at(-1) ?? '') };
}

/** As it is written where it stands already; names are the same in any case of their letters. */
const nameIn = (holder: Fields, name: string): string =>
  Object.keys(holder).find((key) => key.toLowerCase() === name) ?? written.get(name) ?? name;

const written: ReadonlyMap<string, string> = new Map(
  [
    ...['userName', 'externalId', 'displayName', 'givenName', 'familyName', 'phoneNumbers'],
    scimUrns.enterprise,
  ].map((name) => [name.toLowerCase(), name]),
);

function setAttribute(holder: Fields, name: string, { op, value }: ScimOperation): void {
  const held = holder[name];
  if (op === 'remove') delete holder[name];
  else if (op === 'add' && Array.isArray(held))
    holder[name] = [...held, ...(Array.isArray(value) ? value : [value])];
  else if (isFields(held) && isFields(value)) holder[name] = { ...held, ...value };
  else holder[name] = value;
}

function setPicked(
  holder: Fields,
  name: string,
  { of, made, rest }: Target & { readonly of: ScimFilter },
  operation: ScimOperation,
): void {
  const values = Array.isArray(holder[name]) ? (holder[name] as unknown[]) : [];
  const picked = values.filter((value) => isFields(value) && matches(value, of)) as Fields[];
  if (operation.op === 'remove' && rest.length === 0) {
    holder[name] = values.filter((value) => !picked.includes(value as Fields));
    return;
  }
  if (operation.op === 'remove' && picked.length === 0) return;
  const targets = picked.length > 0 ? picked : [{ ...made }];
  for (const target of targets) {
    if (rest.length > 0) setAttribute(target, nameIn(target, rest[0] ?? ''), operation);
    else if (isFields(operation.value)) Object.assign(target, operation.value);
    else throw scimFault('invalidValue');
  }
  holder[name] = picked.length > 0 ? values : [...values, ...targets];
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
