import {
  constants,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { parseHcertTrust, parsePassTrust, parseShcTrust, passFormat, shcFormat } from '@vedette/credential';
import {
  claimsWith,
  forge,
  issued,
  member,
  noon,
  trustFiles,
  usualHeader,
} from '@vedette/credential/pass-vectors';
import { simulatedTrustList } from '@vedette/credential/simulated-hcert';
import {
  bind,
  clearClaims,
  issuerKeys,
  issue as issueSdJwt,
  judge,
  presentation,
} from '@vedette/credential/test/sd-jwt-stand';
import {
  doses,
  shcJws,
  shcPayload,
  shcPrivateKey,
  shcPublicKey,
  shcText,
  shcTime,
  shcTrustJson,
} from '@vedette/credential/test/shc-issuer';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { faultsOf, shown } from '../stand/door.ts';
import { forged, hcertFaults, headerOf, issue, issuer, rsaIssuer, signedBy } from '../stand/hcert.ts';
import { keysByName, nameOf, unpack } from '../stand/lenient.ts';
import { isSignedCarelessly } from '../stand/naive-ecdsa.ts';
import { isSignedPass, jwsOfCard, jwsParts } from '../stand/signed.ts';

/** As often written: the message says by which algorithm it was signed, and is taken at its word. */
function naiveCose(text: string, keys: ReadonlyMap<string, KeyObject> = keysByName): boolean {
  const { header, toBeSigned, signature } = unpack(text);
  const key = keys.get(nameOf(header.get(4)));
  if (key === undefined) return false;
  switch (header.get(1)) {
    case 0:
      return signature.length === 0;
    case 5:
      return hmac(spki(key), toBeSigned).equals(signature);
    case -257:
      return verify('sha256', toBeSigned, key, signature);
    case -37:
      return verify('sha256', toBeSigned, { key, padding: constants.RSA_PKCS1_PSS_PADDING }, signature);
    default:
      return isEither(toBeSigned, key, signature);
  }
}

/** The same for JSON: what `alg` says is done. */
function naiveJws(jws: string, key: KeyObject): boolean {
  const { header, signed, signature } = jwsParts(jws);
  if (header['alg'] === 'none') return signature.length === 0;
  if (header['alg'] === 'HS256') return hmac(pem(key), signed).equals(signature);
  return isEither(signed, key, signature);
}

const isEither = (signed: Uint8Array, key: KeyObject, signature: Uint8Array): boolean =>
  verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature) ||
  verify('sha256', signed, key, signature);

/** A secret that everybody has: what a public key makes when it is taken for one. */
const hmac = (secret: string | Buffer, signed: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(signed).digest();
const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });
const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

/** ES256 by hand, where nobody asks whether the signature is any number at all. */
function naiveEcdsa(text: string, key: KeyObject): boolean {
  const { toBeSigned, signature } = unpack(text);
  return isSignedCarelessly(toBeSigned, signature, key);
}

const headed = (algorithm: number, signature: (signed: Uint8Array) => Uint8Array, by = issuer): string =>
  forged({ header: headerOf(algorithm, by), signature });
const nothing = headed(-7, () => new Uint8Array(64));
const hcert = (name: string, text: string, fault: string): Variant => ({
  ...{ name: `a health certificate with ${name}`, says: [fault] },
  naive: () => naiveCose(text),
  ours: () => hcertFaults(text),
});

const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const overP384 = headed(-7, (signed) =>
  sign('sha256', signed, { key: p384.privateKey, dsaEncoding: 'ieee-p1363' }),
);
const listed384 = parseHcertTrust(simulatedTrustList([{ ...issuer, publicKey: p384.publicKey }]));

const payload = shcPayload(doses);
/** A card with an algorithm and a signature of one's own over the rest. */
function card(alg: string, signature: (signed: Buffer) => Uint8Array): string {
  const jws = shcJws(payload, { header: { alg } });
  const signed = Buffer.from(jws.slice(0, jws.lastIndexOf('.')));
  return shcText(payload, { header: { alg }, signature: signature(signed) });
}
const shc = (name: string, text: string, fault: string): Variant => ({
  ...{ name: `a SMART Health Card with ${name}`, says: [fault] },
  naive: () => naiveJws(jwsOfCard(text), shcPublicKey),
  ours: () => faultsOf(shcFormat(parseShcTrust(shcTrustJson())), shown(text, shcTime)),
});

const issuerKey = createPublicKey({ key: issuerKeys.jwk, format: 'jwk' });
const mallory = { family_name: 'Mallory', given_name: 'M.', birthdate: '1964-08-12' };
/** Claims that nobody signed, under an algorithm of one's own. */
function walletText(alg: string, signature: (signed: string) => string): string {
  const signed = [
    { typ: 'dc+sd-jwt', alg },
    { ...clearClaims, ...mallory },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return bind(`${signed}.${signature(signed)}~`);
}
const sdJwt = (name: string, text: string, fault: string): Variant => ({
  ...{ name: `a wallet’s credential with ${name}`, says: [fault] },
  naive: () => naiveJws(text.split('~')[0] ?? '', issuerKey),
  ours: async () => (await judge(presentation(text))).faults,
});

const otherName = forge({
  payload: claimsWith(issued(member), new Map()),
  protectedHeader: new Map([...usualHeader, [1, -7]]),
});

describe('attack 7: algorithm confusion', () => {
  shows([
    hcert(
      'no algorithm and no signature',
      headed(0, () => new Uint8Array(0)),
      'algorithm-not-allowed',
    ),
    hcert(
      'an HMAC under the public key',
      headed(5, (signed) => hmac(spki(issuer.publicKey), signed)),
      'algorithm-not-allowed',
    ),
    hcert(
      'RSA in the padding of 1993',
      headed(-257, (signed) => sign('sha256', signed, rsaIssuer.key), rsaIssuer),
      'algorithm-not-allowed',
    ),
    hcert(
      'PS256 named over a curve',
      headed(-37, (signed) => sign('sha256', signed, issuer.key)),
      'algorithm-not-allowed',
    ),
    hcert('an algorithm that is unknown', headed(-65_535, signedBy(issuer)), 'algorithm-not-allowed'),
    hcert(
      'a signature in DER',
      headed(-7, (signed) => sign('sha256', signed, issuer.key)),
      'signature',
    ),
    {
      name: 'a health certificate with ES256 over P-384',
      naive: () => naiveCose(overP384, new Map([[nameOf(issuer.keyId), p384.publicKey]])),
      ours: () => hcertFaults(overP384, { trust: listed384 }),
      says: ['algorithm-not-allowed'],
    },
    shc(
      'no algorithm and no signature',
      card('none', () => new Uint8Array(0)),
      'malformed',
    ),
    shc(
      'an HMAC under the public key',
      card('HS256', (signed) => hmac(pem(shcPublicKey), signed)),
      'algorithm-not-allowed',
    ),
    shc(
      'an algorithm in lower case',
      card('es256', (signed) => sign('sha256', signed, { key: shcPrivateKey, dsaEncoding: 'ieee-p1363' })),
      'algorithm-not-allowed',
    ),
    shc(
      'a signature in DER',
      card('ES256', (signed) => sign('sha256', signed, shcPrivateKey)),
      'signature',
    ),
    sdJwt(
      'no algorithm and no signature',
      walletText('none', () => ''),
      'malformed',
    ),
    sdJwt(
      'an HMAC under the public key',
      walletText('HS256', (signed) => hmac(pem(issuerKey), Buffer.from(signed)).toString('base64url')),
      'algorithm-not-allowed',
    ),
    ...['PS256', 'EdDSA', 'ES384', 'RS256', 'es256', ''].map((alg) =>
      sdJwt(
        `the name ${JSON.stringify(alg)} over ES256`,
        bind(issueSdJwt({}, { alg }).compact),
        'algorithm-not-allowed',
      ),
    ),
    {
      name: 'a pass with ES256 named over Ed25519',
      naive: () => isSignedPass(otherName),
      ours: () => faultsOf(passFormat(parsePassTrust(trustFiles.main)), shown(otherName, noon)),
      says: ['algorithm-not-allowed'],
    },
    {
      name: 'a signature of zeros, on a health certificate',
      naive: () => naiveEcdsa(nothing, issuer.publicKey),
      ours: () => hcertFaults(nothing),
      says: ['signature'],
    },
  ]);

  it('is no attack when everything is as it should be, which the naive verifiers know as well', async () => {
    expect(naiveCose(issue()) && naiveEcdsa(issue(), issuer.publicKey)).toBe(true);
    expect(await hcertFaults(issue())).toEqual([]);
    expect(naiveEcdsa(issue({}, { ...issuer, key: shcPrivateKey }), issuer.publicKey)).toBe(false);
  });
});
