import { type Instant, instant, VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { parseInput } from '../common/parse-input.ts';
import { type DccKind, dccKinds } from './dcc.ts';
import { keyOfCertificate, keyOfSpki, type NamedHcertKey } from './hcert-key.ts';
import type { HcertKey, HcertTrust } from './hcert-trust.ts';

/** Europe had some hundreds of keys at a time; a list longer than this is an accident. */
const mostKeys = 20_000;
const longestText = 50_000_000;

const base64 = z.string().max(65_536);
const time = z.iso.datetime({ offset: true });
const keyEntry = z
  .object({
    kid: base64.optional().describe('Key identifier, base64; of a certificate it can be left out'),
    country: z.string().max(3).optional(),
    certificate: base64.optional().describe('Document signer certificate, base64 of its DER form, or PEM'),
    rawData: base64.optional().describe('The same, as the gateway of the EU names it'),
    publicKey: base64.optional().describe('Subject public key info (SPKI), base64 of its DER form'),
    usage: z.array(z.enum(dccKinds)).optional().describe('What a bare key may sign; everything by default'),
    notBefore: time.optional(),
    notAfter: time.optional(),
  })
  .refine(({ kid, publicKey }) => publicKey === undefined || kid !== undefined, 'A bare key needs its kid');
type KeyEntry = z.infer<typeof keyEntry>;

const keyEntries = z.array(keyEntry).max(mostKeys);
const trustDocument = z.object({
  name: z.string().max(200).optional(),
  at: time.optional(),
  keys: keyEntries.optional(),
  certificates: keyEntries.optional(),
});

/**
 * Parses `{ name?, at?, keys: [{ kid?, country?, certificate | publicKey, usage?, notBefore?, notAfter? }] }`, a
 * bare list of such keys, or the list of the EU gateway (`certificates`, `rawData`). An entry that cannot be used
 * is left out: one bad certificate does not close a border.
 * @throws VedetteError `input-invalid` when the form is another, or no key at all can be used
 */
export function parseHcertTrust(json: unknown, name = 'trust list'): HcertTrust {
  const document = parseInput(trustDocument, 'trust', Array.isArray(json) ? { keys: json } : json);
  const { keys = [], certificates = [], at } = document;
  return trustOf([...keys, ...certificates].map(namedKey), document.name ?? name, instantOf(at));
}

/**
 * Reads a trust list in whatever form it comes: the JSON of `parseHcertTrust` (also with a line before it, as a
 * detached signature is), PEM certificates one after the other, or base64 DER certificates, one a line.
 * @throws VedetteError `input-invalid` when there is no usable key in it
 */
export function readHcertTrust(text: string, name = 'trust list'): HcertTrust {
  const trimmed = text.trim();
  if (trimmed.length > longestText) throw new VedetteError('input-invalid', 'caller', { at: 'trust' });
  const json = jsonIn(trimmed);
  if (json !== undefined) return parseHcertTrust(json, name);
  const pem = trimmed.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  const certificates = pem ?? trimmed.split(/\s+/);
  return trustOf(
    certificates.slice(0, mostKeys).map((certificate) => namedKey({ certificate })),
    name,
    null,
  );
}

function jsonIn(text: string): unknown {
  const start = /(?:^|\n)\s*[[{]/.exec(text);
  if (start === null) return undefined;
  try {
    return JSON.parse(text.slice(start.index));
  } catch {
    return undefined;
  }
}

function trustOf(named: readonly (NamedHcertKey | null)[], name: string, at: Instant | null): HcertTrust {
  const keys = new Map<string, HcertKey[]>();
  for (const one of named) {
    if (one === null) continue;
    const known = keys.get(one.keyId);
    if (known === undefined) keys.set(one.keyId, [one.key]);
    else known.push(one.key);
  }
  if (keys.size === 0) throw new VedetteError('input-invalid', 'caller', { at: 'trust' });
  return { name, at, keys };
}

/** Null for an entry that cannot be used. */
function namedKey(entry: KeyEntry): NamedHcertKey | null {
  const certificate = entry.certificate ?? entry.rawData;
  try {
    if (certificate !== undefined) return certified(certificate, entry);
    if (entry.publicKey === undefined || entry.kid === undefined) return null;
    const about = {
      ...{ country: entry.country ?? null, usage: new Set<DccKind>(entry.usage ?? dccKinds) },
      ...{ notBefore: instantOf(entry.notBefore), notAfter: instantOf(entry.notAfter) },
    };
    return { keyId: hexOf(entry.kid), key: keyOfSpki(Buffer.from(entry.publicKey, 'base64'), about) };
  } catch {
    return null;
  }
}

function certified(certificate: string, { kid, country }: KeyEntry): NamedHcertKey {
  const isPem = certificate.includes('-----BEGIN');
  const { keyId, key } = keyOfCertificate(isPem ? certificate : Buffer.from(certificate, 'base64'));
  return {
    keyId: kid === undefined ? keyId : hexOf(kid),
    key: { ...key, country: country ?? key.country },
  };
}

const hexOf = (base64Text: string): string => Buffer.from(base64Text, 'base64').toString('hex');
const instantOf = (text: string | undefined): Instant | null =>
  text === undefined ? null : instant(Date.parse(text));
