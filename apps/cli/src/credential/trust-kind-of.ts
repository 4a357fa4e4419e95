import {
  parseCardTrust,
  parseGatewayConfig,
  parseHcertRevocation,
  parseHcertTrust,
  parsePassTrust,
  parseRules,
  parseSdJwtTrust,
  parseShcTrust,
  parseValueSets,
  type ShcTrust,
} from '@vedette/credential';
import { VedetteError } from '@vedette/domain';
import type { PartOf, TrustFileKind, TrustPart } from './trust-part.ts';

/** Reads a document as one kind. @throws VedetteError input-invalid */
type Readers = { readonly [K in TrustFileKind]: (json: unknown, name: string) => PartOf<K> };

/** Those with the narrowest form first: any lists of texts can pass for value sets. */
const readers: Readers = {
  'pass-keys': (json) => ({ kind: 'pass-keys', trust: parsePassTrust(json) }),
  gateway: (json) => ({ kind: 'gateway', config: parseGatewayConfig(json) }),
  'hcert-revocations': (json) => ({ kind: 'hcert-revocations', revocation: parseHcertRevocation(json) }),
  'shc-issuers': (json) => ({ kind: 'shc-issuers', trust: parseShcTrust(json) }),
  'sd-jwt-issuers': (json) => ({ kind: 'sd-jwt-issuers', trust: parseSdJwtTrust(json) }),
  'shc-jwks': readJwks,
  'hcert-keys': (json, name) => ({ kind: 'hcert-keys', trust: parseHcertTrust(json, name) }),
  'hcert-rules': (json) => ({ kind: 'hcert-rules', rules: notEmpty(parseRules(json), 'rules') }),
  'card-formats': (json) => ({ kind: 'card-formats', trust: parseCardTrust(json) }),
  'hcert-value-sets': readValueSets,
};

/** Why a document is of no kind, by kind. */
export class NoTrustKind extends Error {
  readonly problems: readonly { readonly path: TrustFileKind; readonly message: string }[];

  constructor(problems: NoTrustKind['problems']) {
    super('of no kind');
    this.name = 'NoTrustKind';
    this.problems = problems;
  }
}

/**
 * Tells the kind of a document of trust by trying the parser of each.
 * @param name how a list is called that has no name of its own
 * @throws NoTrustKind with what each parser said
 */
export function trustKindOf(json: unknown, name: string): TrustPart {
  const problems: { readonly path: TrustFileKind; readonly message: string }[] = [];
  for (const [kind, read] of Object.entries(readers) as [TrustFileKind, Readers[TrustFileKind]][]) {
    try {
      return read(json, name);
    } catch (error) {
      if (!(error instanceof VedetteError)) throw error;
      problems.push({ path: kind, message: messageOf(error) });
    }
  }
  throw new NoTrustKind(problems);
}

const shownProblems = 2;

function messageOf({ details: { problems = [], at = '' } }: VedetteError): string {
  if (problems.length === 0) return `no ${at}`;
  const shown = problems.slice(0, shownProblems).map(({ path, message }) => `${path} ${message}`.trim());
  return shown.join('; ') + (problems.length > shownProblems ? '; …' : '');
}

const cardlessIssuer = 'https://issuer.invalid';

/** Keys as an issuer publishes them. Their certificates name the issuer, and are judged once a card says which. */
function readJwks(json: unknown, name: string): PartOf<'shc-jwks'> {
  const trustIn = (keys: unknown, iss: string): ShcTrust =>
    parseShcTrust({ list: { name }, issuers: [{ iss, name, keys }] });
  trustIn(withoutCertificates(json), cardlessIssuer);
  return { kind: 'shc-jwks', trustIn: (iss) => orNull(() => trustIn(json, iss)) };
}

/** Keys whose certificates are another issuer's count for no card of this one. */
function orNull(read: () => ShcTrust): ShcTrust | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof VedetteError) return null;
    throw error;
  }
}

function withoutCertificates(json: unknown): unknown {
  // Lists have a method of that name.
  const isSet = typeof json === 'object' && json !== null && Object.hasOwn(json, 'keys') && 'keys' in json;
  const keys: unknown = isSet ? json.keys : json;
  if (!Array.isArray(keys)) return keys;
  return keys.map((key: unknown) => {
    if (typeof key !== 'object' || key === null) return key;
    return Object.fromEntries(Object.entries(key).filter(([member]) => member !== 'x5c'));
  });
}

function readValueSets(json: unknown): PartOf<'hcert-value-sets'> {
  const valueSets = parseValueSets(Array.isArray(json) ? json : [json]);
  notEmpty(Object.values(valueSets).flat(), 'codes');
  return { kind: 'hcert-value-sets', valueSets };
}

/** A document that says nothing would be of several kinds. */
function notEmpty<T>(items: readonly T[], at: string): readonly T[] {
  if (items.length === 0) throw new VedetteError('input-invalid', 'caller', { at });
  return items;
}
