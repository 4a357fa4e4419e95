import { generateKeyPairSync, sign } from 'node:crypto';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { examineShc } from '../../test/shc-door.ts';
import {
  doses,
  shcIss,
  shcJws,
  shcKey,
  shcPayload,
  shcPrivateKey,
  shcText,
  shcTime,
  shcTrustJson,
} from '../../test/shc-issuer.ts';

const card = shcPayload(doses);
const faultsOf = async (text: string, trust?: object) => (await examineShc(text, trust)).faults;
const signedPart = (jws: string) => Buffer.from(jws.slice(0, jws.lastIndexOf('.')));

describe('a revoked card', () => {
  const revocable = shcPayload(doses, {}, { rid: 'card-1' });
  const at = new Date(shcTime).toISOString();
  const trust = (crl: object | null, crlVersion: number | undefined = 3) =>
    shcTrustJson({
      keys: [{ ...shcKey, ...(crlVersion !== undefined && { crlVersion }) }],
      crls: crl === null ? [] : [{ kid: shcKey.kid, method: 'rid', ctr: 3, rids: [], at, ...crl }],
    });
  const judge = (...args: Parameters<typeof trust>) => examineShc(shcText(revocable), trust(...args));

  it('is refused, and one that is not on the list is not', async () => {
    expect((await judge({ rids: ['card-1'] })).faults).toEqual(['revoked']);
    expect((await judge({ rids: ['card-2'] })).faults).toEqual([]);
  });

  it('is refused only from before the moment that the list names', async () => {
    expect((await judge({ rids: ['card-1.1630000001'] })).faults).toEqual(['revoked']);
    expect((await judge({ rids: ['card-1.1630000000'] })).faults).toEqual([]);
  });

  it('cannot be told from a good one without the current edition of a list that is not too old', async () => {
    const week = 7 * 86_400_000;
    const lists = [null, { ctr: 2 }, { ctr: 4 }, { at: new Date(shcTime - week).toISOString() }];
    for (const list of lists)
      expect(await judge(list)).toMatchObject({ outcome: 'indeterminate', faults: ['revocation-stale'] });
    expect((await judge({ at: new Date(shcTime - week + 1).toISOString() })).faults).toEqual([]);
  });

  it('needs no list of an issuer that revokes none', async () => {
    const text = shcText(revocable);
    expect(await faultsOf(text)).toEqual([]);
  });
});

describe('a key of somebody else', () => {
  it('is not believed for an issuer that does not have it', async () => {
    expect(await faultsOf(shcText(card), shcTrustJson({ iss: 'https://other.example' }))).toEqual([
      'unknown-issuer',
    ]);
    expect(await faultsOf(shcText(shcPayload(doses, { iss: 'https://other.example' })))).toEqual([
      'unknown-issuer',
    ]);
  });

  it('is not taken from the card', async () => {
    for (const header of [{ jku: `${shcIss}/keys` }, { jwk: shcKey }, { x5c: ['AA=='] }])
      expect(await faultsOf(shcText(card, { header }))).toEqual(['malformed']);
  });

  it('does not sign under the name of a trusted one', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signature = sign('sha256', signedPart(shcJws(card)), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    expect(await faultsOf(shcText(card, { signature }))).toEqual(['signature']);
  });
});

describe('an algorithm that is not ES256', () => {
  it.each(['none', 'HS256', 'RS256', 'ES384', 'es256', '', null, 7])('is refused as %j', async (alg) => {
    expect(await faultsOf(shcText(card, { header: { alg } }))).toEqual(['algorithm-not-allowed']);
  });

  it('takes a signature of 64 bytes in its one form', async () => {
    const der = sign('sha256', signedPart(shcJws(card)), shcPrivateKey);
    const raw = sign('sha256', signedPart(shcJws(card)), { key: shcPrivateKey, dsaEncoding: 'ieee-p1363' });
    const forms = [der, Buffer.alloc(64), Buffer.alloc(64, 255), raw.subarray(1), Buffer.concat([raw, raw])];
    for (const signature of forms)
      expect(await faultsOf(shcText(card, { signature }))).toEqual(['signature']);
    expect(await faultsOf(shcText(card, { signature: raw }))).toEqual([]);
  });
});

describe('a header', () => {
  it('ends at what is critical and at what is not expected', async () => {
    expect(await faultsOf(shcText(card, { header: { crit: ['exp'] } }))).toEqual(['unsupported-version']);
    expect(await faultsOf(shcText(card, { header: { zip: 'GZ' } }))).toEqual(['unsupported-version']);
    expect(await faultsOf(shcText(card, { header: { kid: 7 } }))).toEqual(['malformed']);
  });
});

describe('a payload', () => {
  const packedText = (packed: Uint8Array) => shcText(card, { packed });

  it('does not inflate more than a card can hold', async () => {
    const bomb = deflateRawSync(Buffer.alloc(1_000_000, ' '));
    expect(await faultsOf(packedText(bomb))).toEqual(['too-large']);
  });

  it('does not read part of a card that breaks off, goes on, or is packed otherwise', async () => {
    const packed = deflateRawSync(JSON.stringify(card));
    const others = [
      packed.subarray(0, -1),
      Buffer.concat([packed, packed]),
      deflateSync(JSON.stringify(card)),
    ];
    for (const other of others) expect(await faultsOf(packedText(other))).toEqual(['malformed']);
  });

  it('does not follow nesting without end, nor a name said twice', async () => {
    const nested = `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`;
    for (const payload of [nested, '{"iss":1,"iss":2}', ' {}', '{}\n', '\ufeff{}', '[]', '"text"', ''])
      expect(await faultsOf(shcText(payload))).toEqual(['malformed']);
  });
});
