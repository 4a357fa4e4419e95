import {
  type BareItem,
  type InnerList,
  type Item,
  type Parameters,
  parseDictionary,
  serializeInnerList,
  serializeItem,
} from 'structured-headers';

export interface CoveredComponent {
  /** Lower case. */
  readonly name: string;
  /** Of the request that this response answers. */
  readonly req: boolean;
  /** One member of a dictionary field. */
  readonly key: string | null;
  /** The identifier as it stands in the signature base. */
  readonly written: string;
}

/** One member of a `Signature-Input` field (RFC 9421, section 4.1). */
export interface SignatureParameters {
  readonly covered: readonly CoveredComponent[];
  /** Seconds since 1970. */
  readonly created: number | null;
  readonly nonce: string | null;
  readonly keyid: string | null;
  readonly alg: string | null;
  readonly tag: string | null;
  /** The member's value, written strictly: the last line of the signature base. */
  readonly written: string;
}

/** Far more than any signature of the link needs. */
const longestField = 2_048;
const mostComponents = 16;

/** A component to be covered, by name; `;req` and `;key="…"` as RFC 9421 writes them. */
export function component(name: string, of: { req?: boolean; key?: string } = {}): CoveredComponent {
  const parameters: Parameters = new Map<string, BareItem>();
  if (of.req === true) parameters.set('req', true);
  if (of.key !== undefined) parameters.set('key', of.key);
  const written = serializeItem([name, parameters]);
  return { name, req: of.req === true, key: of.key ?? null, written };
}

export interface NewParameters {
  readonly covered: readonly CoveredComponent[];
  readonly created: number;
  readonly nonce?: string;
  readonly keyid: string;
  readonly alg?: string;
  readonly tag?: string;
}

/** @throws when a text is not printable ASCII */
export function writeParameters(given: NewParameters): SignatureParameters {
  const { covered, ...rest } = given;
  const written = new Map<string, BareItem>();
  for (const name of ['created', 'nonce', 'keyid', 'alg', 'tag'] as const) {
    const value = rest[name];
    if (value !== undefined) written.set(name, value);
  }
  const items = covered.map(({ name, req, key }): Item => [name, componentParameters(req, key)]);
  return {
    ...{ covered, created: rest.created, nonce: rest.nonce ?? null, keyid: rest.keyid },
    ...{ alg: rest.alg ?? null, tag: rest.tag ?? null },
    written: serializeInnerList([items, written]),
  };
}

function componentParameters(req: boolean, key: string | null): Parameters {
  const parameters: Parameters = new Map<string, BareItem>();
  if (req) parameters.set('req', true);
  if (key !== null) parameters.set('key', key);
  return parameters;
}

/** The member under `label`; null when the field is none, has no such member, or is no signature of the link. */
export function parseSignatureInput(field: string, label: string): SignatureParameters | null {
  const member = dictionaryMember(field, label);
  if (member === null || !isInnerList(member) || member[0].length > mostComponents) return null;
  const covered = member[0].map(parseComponent);
  if (!covered.every((one) => one !== null)) return null;
  if (new Set(covered.map(({ written }) => written)).size !== covered.length) return null;
  const created = member[1].get('created');
  return {
    covered,
    created: typeof created === 'number' && Number.isSafeInteger(created) ? created : null,
    nonce: textOf(member[1].get('nonce')),
    keyid: textOf(member[1].get('keyid')),
    alg: textOf(member[1].get('alg')),
    tag: textOf(member[1].get('tag')),
    written: serializeInnerList(member),
  };
}

/** The bytes under `label` of a `Signature` or `Content-Digest` field; null when there are none. */
export function parseBytes(field: string, label: string): Uint8Array | null {
  const member = dictionaryMember(field, label);
  if (member === null || isInnerList(member)) return null;
  return member[0] instanceof ArrayBuffer ? new Uint8Array(member[0]) : null;
}

function dictionaryMember(field: string, label: string): Item | InnerList | null {
  if (field.length > longestField) return null;
  try {
    return parseDictionary(field).get(label) ?? null;
  } catch {
    return null;
  }
}

function isInnerList(member: Item | InnerList): member is InnerList {
  return Array.isArray(member[0]);
}

function parseComponent([name, parameters]: Item): CoveredComponent | null {
  if (typeof name !== 'string' || name !== name.toLowerCase()) return null;
  for (const known of parameters.keys()) if (known !== 'req' && known !== 'key') return null;
  const req = parameters.get('req');
  const key = parameters.get('key');
  if (req !== undefined && req !== true) return null;
  if (key !== undefined && typeof key !== 'string') return null;
  return { name, req: req === true, key: key ?? null, written: serializeItem([name, parameters]) };
}

function textOf(value: BareItem | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
