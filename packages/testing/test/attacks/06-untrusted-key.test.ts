import { createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import {
  encodeCbor,
  parseHcertTrust,
  parsePassTrust,
  parseSdJwtTrust,
  parseShcTrust,
  passFormat,
  shcFormat,
} from '@vedette/credential';
import { issued, member, noon, strangerKey, trustFiles } from '@vedette/credential/pass-vectors';
import { simulatedTrustList } from '@vedette/credential/simulated-hcert';
import {
  bind,
  clearClaims,
  issue as issueSd,
  judge,
  personClaims,
  presentation,
  trustJson,
} from '@vedette/credential/test/sd-jwt-stand';
import {
  doses,
  shcJws,
  shcPayload,
  shcText,
  shcTime,
  shcTrustJson,
} from '@vedette/credential/test/shc-issuer';
import { issueCertificate, issueSdJwt, testKeyPair } from '@vedette/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shows } from '../stand/attack.ts';
import { faultsOf, shown } from '../stand/door.ts';
import {
  crook,
  during,
  forged,
  hcertFaults,
  headerOf,
  issue,
  issuer,
  rsaIssuer,
  signedBy,
} from '../stand/hcert.ts';
import { isEcdsa, isSignedByListed, keysByName, nameOf, unpack } from '../stand/lenient.ts';
import {
  cardPayload,
  isSignedCard,
  isSignedJws,
  isSignedPass,
  isSignedSdJwt,
  jwsOfCard,
  jwsParts,
} from '../stand/signed.ts';

/** As often written: the message brings its own key along, or says where it lies. */
const naive = {
  /** The certificate in the header (`x5chain`) of a message whose key is on the list by name. */
  hcert(text: string): boolean {
    const read = unpack(text);
    const chain = read.header.get(33);
    const key =
      chain === undefined ? undefined : new X509Certificate(Buffer.from(chain as Uint8Array)).publicKey;
    return isEcdsa(read, key ?? keysByName.get(nameOf(read.header.get(4))));
  },
  /** Whatever key on the list fits, under whatever name. */
  anyKey: (text: string): boolean => [...keysByName.values()].some((key) => isEcdsa(unpack(text), key)),
  /** The key in the header, or at the address in it, or at the address of whoever says to be the issuer. */
  async jws(jws: string, iss: unknown): Promise<boolean> {
    const { header } = jwsParts(jws);
    const address = header['jku'] ?? `${String(iss)}/.well-known/jwks.json`;
    const found = header['jwk'] ?? (await firstKeyAt(String(address)));
    return isSignedJws(jws, createPublicKey({ key: found as Record<string, unknown>, format: 'jwk' }));
  },
};
async function firstKeyAt(address: string): Promise<unknown> {
  const { keys } = (await (await fetch(address)).json()) as { keys: readonly unknown[] };
  return keys[0];
}

/** The crook’s own key, and the server where he lays it out. */
const own = testKeyPair();
let asked = 0;
const server = createServer((_request, response) => {
  asked += 1;
  response.end(JSON.stringify({ keys: [own.jwk] }));
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
});
afterAll(() => server.close());

const year = 365 * 86_400_000;
const certified = issueCertificate({
  ...{ subject: 'AT', key: crook.key, country: 'AT' },
  validity: [during - year, during + year],
});
const withChain = (named: typeof issuer): string =>
  forged({
    header: headerOf(-7, named),
    signature: signedBy(crook),
    unprotectedHeader: new Map([[33, new Uint8Array(certified.raw)]]),
  });

const cardOfCrook = (header: object, iss?: string): string => {
  const payload = shcPayload(doses, iss === undefined ? {} : { iss });
  const jws = shcJws(payload, { header });
  const signature = signedWith(own.key, jws.slice(0, jws.lastIndexOf('.')));
  return shcText(payload, { header, signature });
};
const signedWith = (key: KeyObject, text: string): Buffer =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
const cardFaults = (text: string, trust: object = shcTrustJson()) =>
  faultsOf(shcFormat(parseShcTrust(trust)), shown(text, shcTime));
const walletText = (header: object, claims: object = {}): string =>
  bind(
    issueSdJwt({
      key: own.key,
      claims: { ...clearClaims, ...personClaims, ...claims },
      header: { ...header },
    }).compact,
  );
const issuedJwt = (text: string): string => text.split('~')[0] ?? '';

const passFaults = (text: string) => faultsOf(passFormat(parsePassTrust(trustFiles.main)), shown(text, noon));
const nameless = forged({ header: encodeCbor(new Map([[1, -7]])), signature: signedBy(issuer) });

/** Nobody is asked at an address that the message gave. */
async function unasked(found: () => Promise<readonly string[]>): Promise<readonly unknown[]> {
  const before = asked;
  return [...(await found()), asked - before];
}

describe('attack 6: a key that nobody vouches for', () => {
  shows([
    {
      name: 'of an issuer who was taken off the list, whose key is still in memory',
      naive: () => isSignedByListed(issue()),
      ours: () => hcertFaults(issue(), { trust: parseHcertTrust(simulatedTrustList([rsaIssuer])) }),
      says: ['unknown-issuer'],
    },
    {
      name: 'of an issuer of cards who was taken off the list',
      naive: () => isSignedCard(shcText(shcPayload(doses))),
      ours: () => cardFaults(shcText(shcPayload(doses)), shcTrustJson({ iss: 'https://other.example' })),
      says: ['unknown-issuer'],
    },
    {
      name: 'of an issuer of wallets’ credentials who was taken off the list',
      naive: () => isSignedSdJwt(bind(issueSd().compact)),
      ours: async () => {
        const trust = parseSdJwtTrust(trustJson({}, { keys: [own.jwk] }));
        return (await judge(presentation(bind(issueSd().compact)), { trust })).faults;
      },
      says: ['signature'],
    },
    {
      name: 'in a certificate that the message brings along',
      naive: () => naive.hcert(withChain(crook)),
      ours: () => hcertFaults(withChain(crook)),
      says: ['unknown-issuer'],
    },
    {
      name: 'in a certificate that the message brings along, by the name of a trusted key',
      naive: () => naive.hcert(withChain(issuer)),
      ours: () => hcertFaults(withChain(issuer)),
      says: ['signature'],
    },
    {
      name: 'without a name',
      naive: () => naive.anyKey(nameless),
      ours: () => hcertFaults(nameless),
      says: ['unknown-issuer'],
    },
    {
      name: 'in the header of a card',
      naive: () => naive.jws(jwsOfCard(cardOfCrook({ jwk: own.jwk })), ''),
      ours: () => cardFaults(cardOfCrook({ jwk: own.jwk })),
      says: ['malformed'],
    },
    {
      name: 'at an address in the header of a card',
      naive: () => naive.jws(jwsOfCard(cardOfCrook({ jku: address })), ''),
      ours: () => unasked(() => cardFaults(cardOfCrook({ jku: address }))),
      says: ['malformed', 0],
    },
    {
      name: 'at the address of an issuer who vouches for himself',
      naive: () =>
        naive.jws(jwsOfCard(cardOfCrook({}, address)), cardPayload(cardOfCrook({}, address))['iss']),
      ours: () => unasked(() => cardFaults(cardOfCrook({}, address))),
      says: ['schema', 0],
    },
    {
      name: 'in the header of a wallet’s credential',
      naive: () => naive.jws(issuedJwt(walletText({ jwk: own.jwk })), ''),
      ours: async () => (await judge(presentation(walletText({ jwk: own.jwk })))).faults,
      says: ['signature'],
    },
    {
      name: 'at an address in the header of a wallet’s credential',
      naive: () => naive.jws(issuedJwt(walletText({ jku: address })), ''),
      ours: () => unasked(async () => (await judge(presentation(walletText({ jku: address })))).faults),
      says: ['signature', 0],
    },
    {
      name: 'at the address that a wallet’s credential calls its issuer',
      naive: () => naive.jws(issuedJwt(walletText({}, { iss: address })), address),
      ours: () => unasked(async () => (await judge(presentation(walletText({}, { iss: address })))).faults),
      says: ['unknown-issuer', 0],
    },
    {
      name: 'of another site, which signs in this site’s way',
      naive: () => isSignedPass(issued({ ...member, issuer: 'plant-4' })),
      ours: () => passFaults(issued({ ...member, issuer: 'plant-4' })),
      says: ['unknown-issuer'],
    },
  ]);

  it('is refused on a pass', async () => {
    expect(await passFaults(issued(member, strangerKey))).toEqual(['unknown-issuer']);
  });

  it('that shares its name with a trusted one hides neither', async () => {
    const twin = { ...crook, keyId: issuer.keyId };
    const oneToAName = new Map([issuer, twin].map(({ keyId, publicKey }) => [nameOf(keyId), publicKey]));
    expect(isEcdsa(unpack(issue()), oneToAName.get(nameOf(issuer.keyId)))).toBe(false);
    for (const issuers of [
      [twin, issuer],
      [issuer, twin],
    ])
      expect(await hcertFaults(issue(), { trust: parseHcertTrust(simulatedTrustList(issuers)) })).toEqual([]);
  });

  it('is not the only kind: with a trusted one nothing is wrong', async () => {
    expect(await cardFaults(shcText(shcPayload(doses)))).toEqual([]);
  });
});
