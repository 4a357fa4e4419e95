import { sign } from 'node:crypto';
import { encodeCbor, parseShcTrust, shcFormat, writeNumeric } from '@vedette/credential';
import {
  bind,
  issue as issueSdJwt,
  judge,
  presentation,
  seconds,
} from '@vedette/credential/test/sd-jwt-stand';
import {
  doses,
  shcJws,
  shcKey,
  shcPayload,
  shcPrivateKey,
  shcText,
  shcTime,
  shcTrustJson,
} from '@vedette/credential/test/shc-issuer';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { faultsOf, shown } from '../stand/door.ts';
import { claims, crook, forged, hcertFaults, headerOf, issuer, signedBy } from '../stand/hcert.ts';
import { anyCbor, isEcdsa, keysByName, nameOf, unpack } from '../stand/lenient.ts';
import { isSignedCard, isSignedSdJwt } from '../stand/signed.ts';

/** As often written: tags are peeled off, what is not understood is passed over, of two values the last one counts. */
const naive = {
  cose(text: string): boolean {
    const read = unpack(text);
    return isEcdsa(read, keysByName.get(nameOf(read.header.get(4))));
  },
  /** Both headers poured into one, so that what anybody can change covers what was signed. */
  poured(text: string, open: ReadonlyMap<number, unknown>): boolean {
    const read = unpack(text);
    const header = new Map([...read.header, ...open]);
    return header.get(1) === -7 && isEcdsa(read, keysByName.get(nameOf(header.get(4))));
  },
  shc: (text: string): boolean => isSignedCard(text),
  sdJwt: (text: string): boolean => isSignedSdJwt(text),
};

const good = { signature: signedBy(issuer) };
const hcert = (name: string, text: string, fault: string): Variant => ({
  ...{ name, says: [fault] },
  naive: () => naive.cose(text),
  ours: () => hcertFaults(text),
});
const moved = (
  name: string,
  header: Uint8Array,
  open: ReadonlyMap<number, unknown>,
  fault: string,
): Variant => {
  const text = forged({ ...good, header, unprotectedHeader: open });
  return { name, naive: () => naive.poured(text, open), ours: () => hcertFaults(text), says: [fault] };
};

/** A header with one label twice: the stranger's key first, the trusted one after. */
const keyTwice = new Uint8Array(
  Buffer.concat([
    Buffer.from('a3012604', 'hex'),
    encodeCbor(crook.keyId),
    Buffer.from('04', 'hex'),
    encodeCbor(issuer.keyId),
  ]),
);
const critical = headerOf(-7, issuer, [
  [2, [99]],
  [99, 'only good on Mars'],
]);
const criticalOfNothing = headerOf(-7, issuer, [[2, []]]);

const card = shcPayload(doses);
const shc = (name: string, text: string, fault: string): Variant => ({
  ...{ name: `on a SMART Health Card: ${name}`, says: [fault] },
  naive: () => naive.shc(text),
  ours: () => faultsOf(shcFormat(parseShcTrust(shcTrustJson())), shown(text, shcTime)),
});
/** A card whose header is this very text. */
function cardUnder(header: string): string {
  const [, body = ''] = shcJws(card).split('.');
  const signed = `${Buffer.from(header).toString('base64url')}.${body}`;
  const key = { key: shcPrivateKey, dsaEncoding: 'ieee-p1363' } as const;
  return writeNumeric(`${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`) ?? '';
}
const sdJwt = (name: string, text: string, fault: string): Variant => ({
  ...{ name: `on a wallet’s credential: ${name}`, says: [fault] },
  naive: () => naive.sdJwt(text),
  ours: async () => (await judge(presentation(text))).faults,
});
const crit = { crit: ['exp'], exp: seconds };

describe('attack 8: games with the header', () => {
  shows([
    hcert('a critical label that nobody knows', forged({ ...good, header: critical }), 'unsupported-version'),
    hcert(
      'a list of critical labels with nothing in it',
      forged({ ...good, header: criticalOfNothing }),
      'malformed',
    ),
    hcert(
      'a critical label that anybody could have added',
      forged({ ...good, header: headerOf(-7, issuer), unprotectedHeader: new Map([[2, [4]]]) }),
      'malformed',
    ),
    hcert('a key named twice', forged({ ...good, header: keyTwice }), 'malformed'),
    moved('another key in the open', headerOf(-7, crook), new Map([[4, issuer.keyId]]), 'unknown-issuer'),
    moved(
      'another algorithm in the open',
      headerOf(-37, issuer),
      new Map([[1, -7]]),
      'algorithm-not-allowed',
    ),
    ...[17, 98, 61, 55_799].map((tag) =>
      hcert(
        `a message of another kind (tag ${tag})`,
        forged({ ...good, header: headerOf(-7, issuer), tags: [tag] }),
        'malformed',
      ),
    ),
    ...[
      [18, 18],
      [61, 61, 18],
      [18, 61],
      [61, 98],
      [61, 18, 18],
    ].map((tags) =>
      hcert(
        `one tag around another (${tags})`,
        forged({ ...good, header: headerOf(-7, issuer), tags }),
        'malformed',
      ),
    ),
    shc('something critical', shcText(card, { header: { crit: ['exp'] } }), 'unsupported-version'),
    shc('a payload that is not encoded', shcText(card, { header: { b64: false } }), 'malformed'),
    shc('another way of packing', shcText(card, { header: { zip: 'GZ' } }), 'unsupported-version'),
    shc(
      'an algorithm named twice',
      cardUnder(`{"zip":"DEF","alg":"none","alg":"ES256","kid":"${shcKey.kid}"}`),
      'malformed',
    ),
    sdJwt('something critical', bind(issueSdJwt({}, crit).compact), 'unsupported-version'),
    sdJwt(
      'something critical in the proof',
      bind(issueSdJwt().compact, { header: crit }),
      'unsupported-version',
    ),
  ]);

  it('is none where headers stand in their places, tagged, tagged twice as a CWT, or not at all', async () => {
    for (const tags of [[], [18], [61, 18]])
      expect(await hcertFaults(forged({ ...good, header: headerOf(-7, issuer), tags }))).toEqual([]);
    const moved = forged({
      ...good,
      header: headerOf(-7, issuer),
      unprotectedHeader: new Map([[4, crook.keyId]]),
    });
    expect(await hcertFaults(moved)).toEqual([]);
    expect(anyCbor(claims)).toBeInstanceOf(Map);
  });
});
