import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A claim that the holder may keep back; inside an array, an element that may be kept back. */
export class Disclosable {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

export const disclosable = (value: unknown): Disclosable => new Disclosable(value);

export interface SdJwtToIssue {
  readonly key: KeyObject;
  /** Claims; what is wrapped in `disclosable`, at any depth, becomes a digest and a disclosure. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Over the usual header. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Digests in the outermost `_sd` that stand for nothing. */
  readonly decoys?: number;
}

export interface IssuedSdJwt {
  readonly issuerJwt: string;
  readonly disclosures: readonly string[];
  /** With every disclosure and without key binding. */
  readonly compact: string;
}

/** Issues an SD-JWT (RFC 9901) for tests. Writes whatever it is told to, right or wrong. */
export function issueSdJwt({ key, claims, header = {}, decoys = 0 }: SdJwtToIssue): IssuedSdJwt {
  const disclosures: string[] = [];
  const payload = hide(claims, disclosures) as Record<string, unknown>;
  if (disclosures.length > 0) payload['_sd_alg'] ??= 'sha-256';
  if (decoys > 0) {
    const more = Array.from({ length: decoys }, () => randomBytes(32).toString('base64url'));
    payload['_sd'] = [...((payload['_sd'] as string[] | undefined) ?? []), ...more].sort();
  }
  const issuerJwt = signJwt({ key, header: { typ: 'dc+sd-jwt', ...header }, payload });
  return { issuerJwt, disclosures, compact: [issuerJwt, ...disclosures, ''].join('~') };
}

export interface KeyBindingToSign {
  readonly key: KeyObject;
  readonly nonce: string;
  readonly audience: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Adds a key binding to `<JWT>~<disclosure>~…~`, which it covers as it stands. */
export function bindSdJwt(presented: string, binding: KeyBindingToSign): string {
  const { key, nonce, audience, issuedAt, header, payload } = binding;
  const claims = { iat: issuedAt, aud: audience, nonce, sd_hash: sdDigest(presented), ...payload };
  return presented + signJwt({ key, header: { typ: 'kb+jwt', ...header }, payload: claims });
}

export interface JwtToSign {
  readonly key: KeyObject;
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: unknown;
}

/** A compact JWS under P-256, Ed25519 or RSA; the header may claim anything. */
export function signJwt({ key, header, payload }: JwtToSign): string {
  const signed = [{ alg: algorithmOf(key), ...header }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${signBytes(signed, key).toString('base64url')}`;
}

function signBytes(text: string, key: KeyObject): Buffer {
  const bytes = Buffer.from(text);
  if (key.asymmetricKeyType === 'ed25519') return sign(null, bytes, key);
  if (key.asymmetricKeyType === 'ec') return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
  return sign('sha256', bytes, { key, padding: 6, saltLength: 32 });
}

const algorithmOf = ({ asymmetricKeyType }: KeyObject): string =>
  asymmetricKeyType === 'ed25519' ? 'EdDSA' : asymmetricKeyType === 'ec' ? 'ES256' : 'PS256';

/** A disclosure of a claim by its name, or of an array's element when that is null. */
export function disclosureOf(name: string | null, value: unknown): string {
  const salt = randomBytes(16).toString('base64url');
  const parts = name === null ? [salt, value] : [salt, name, value];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

export const sdDigest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A P-256 key pair, the public half as the JWK that goes into `cnf` or into the site's trust. */
export function testKeyPair(): { readonly key: KeyObject; readonly jwk: Record<string, unknown> } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { key: privateKey, jwk: { ...publicKey.export({ format: 'jwk' }) } };
}

function hide(value: unknown, disclosures: string[]): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => hideElement(element, disclosures));
  if (typeof value !== 'object' || value === null) return value;
  const shown: [string, unknown][] = [];
  const digests: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member instanceof Disclosable) digests.push(add(name, member, disclosures));
    else shown.push([name, hide(member, disclosures)]);
  }
  if (digests.length > 0) shown.push(['_sd', digests.sort()]);
  return Object.fromEntries(shown);
}

const hideElement = (element: unknown, disclosures: string[]): unknown =>
  element instanceof Disclosable ? { '...': add(null, element, disclosures) } : hide(element, disclosures);

function add(name: string | null, { value }: Disclosable, disclosures: string[]): string {
  const disclosure = disclosureOf(name, hide(value, disclosures));
  disclosures.push(disclosure);
  return sdDigest(disclosure);
}
