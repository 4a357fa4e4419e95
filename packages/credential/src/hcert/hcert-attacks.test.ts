import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { inspect } from 'node:util';
import { deflateSync } from 'node:zlib';
import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { hmac, naiveVerify } from '../../test/naive-hcert.ts';
import { encodeBase45 } from '../common/base45.ts';
import { CborTag, encodeCbor } from '../common/cbor.ts';
import { examinerOf } from '../core/examine.ts';
import type { VerifyContext } from '../core/format.ts';
import { hcertFormat } from './hcert.ts';
import { parseHcertRevocation } from './parse-hcert-revocation.ts';
import { parseHcertTrust } from './parse-hcert-trust.ts';
import { revocationHashes } from './revocation.ts';
import {
  type HcertToIssue,
  hcertText,
  issueHcert,
  type SimulatedIssuer,
  signHcert,
  simulatedIssuer,
  simulatedTrustList,
} from './simulated/issue-hcert.ts';
import { sampleDcc } from './simulated/samples.ts';
import { type HcertOptions, verifyHcert } from './verify-hcert.ts';

const issuer = simulatedIssuer('AT');
const rsaIssuer = simulatedIssuer('CH', 'PS256');
const crook = simulatedIssuer('AT');
const trust = parseHcertTrust(simulatedTrustList([issuer, rsaIssuer]));
const issuedAt = instant(Date.parse('2021-07-01T12:00:00Z'));
const expiresAt = instant(Date.parse('2022-07-01T12:00:00Z'));
const during = instant(Date.parse('2021-08-01T12:00:00Z'));

const toIssue = (given: Partial<HcertToIssue> = {}): HcertToIssue => ({
  ...{ payload: sampleDcc.v, issuedAt, expiresAt },
  ...given,
});
const issue = (given: Partial<HcertToIssue> = {}, by: SimulatedIssuer = issuer): string =>
  issueHcert(by, toIssue(given));

const contextAt = (at: number): VerifyContext => ({
  ...{ at: instant(at), clock: 'trusted', direction: 'in', collectsNumber: false },
  ...{ ledger: { claim: async () => 'first' }, hashNumber: () => '', signal: AbortSignal.any([]) },
});

async function faultsOf(
  text: string,
  options: Partial<HcertOptions> = {},
  at: number = during,
): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const examiner = examinerOf(hcertFormat({ trust, ...options }));
  return (await examiner.examine({ medium: 'manual', at: during, reader: 'test', bytes }, contextAt(at)))
    .faults;
}

const naiveKeys = new Map(
  [issuer, rsaIssuer].map(({ keyId, publicKey }) => [Buffer.from(keyId).toString('hex'), publicKey]),
);
const naive = (text: string, keys = naiveKeys): boolean => naiveVerify(text, keys);

/** The claims of a certificate, to be signed in another way. */
const claims = encodeCbor(
  new Map<number, unknown>([
    [1, 'AT'],
    [4, expiresAt / 1000],
    [6, issuedAt / 1000],
    [-260, new Map([[1, sampleDcc.v]])],
  ]),
);

/** A message with a header and a signature of one's own. */
function forged(
  header: Uint8Array,
  signed: (toBeSigned: Uint8Array) => Uint8Array,
  open = new Map<number, unknown>(),
  tag = 18,
): string {
  const toBeSigned = encodeCbor(['Signature1', header, new Uint8Array(0), claims]);
  const body = [header, open, claims, new Uint8Array(signed(toBeSigned))];
  return hcertText(encodeCbor(new CborTag(tag, body)));
}
const headerOf = (
  algorithm: number,
  { keyId }: SimulatedIssuer,
  more: readonly (readonly [number, unknown])[] = [],
) => encodeCbor(new Map<number, unknown>([[1, algorithm], [4, keyId], ...more]));
const signedBy =
  ({ key }: SimulatedIssuer) =>
  (signed: Uint8Array): Uint8Array =>
    sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' });

describe('attack 4: the wrong time', () => {
  it.each([
    ['expired', { expiresAt: instant(during - 1_000) }, ['expired']],
    ['issued tomorrow', { issuedAt: instant(during + 86_400_000) }, ['not-yet-valid']],
  ])('%s', async (_, times, faults) => {
    expect(naive(issue(times))).toBe(true);
    expect(await faultsOf(issue(times))).toEqual(faults);
  });

  it('signed with a key whose time is over', async () => {
    const list = parseHcertTrust(simulatedTrustList([issuer], { notAfter: '2021-07-15T00:00:00Z' }));
    expect(naive(issue())).toBe(true);
    expect(await faultsOf(issue(), { trust: list })).toEqual(['key-expired']);
  });
});

describe('attack 5: a revoked certificate', () => {
  it.each([0, 1, 2])('by its hash of kind %i', async (which) => {
    const text = issue();
    const read = hcertFormat({ trust }).parse({
      ...{ medium: 'qr', at: during, reader: 'test', bytes: new TextEncoder().encode(text) },
    });
    if (!read.ok) throw new Error('unread');
    const dcc = { event: { country: 'AT', id: sampleDcc.v.v[0].ci } };
    const [kind, hash] =
      revocationHashes(read.value, dcc as Parameters<typeof revocationHashes>[1])[which] ?? [];
    const list = { batches: [{ hashType: kind, entries: [hash] }] };
    const dates = { at: '2021-08-01T00:00:00Z', nextUpdate: '2021-08-02T00:00:00Z' };
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text, { revocation: [parseHcertRevocation({ ...dates, ...list })] })).toEqual([
      'revoked',
    ]);
  });
});

describe('attack 6: a key that nobody vouches for', () => {
  it('of an issuer who was taken off the list', async () => {
    const list = parseHcertTrust(simulatedTrustList([rsaIssuer]));
    expect(naive(issue())).toBe(true);
    expect(await faultsOf(issue(), { trust: list })).toEqual(['unknown-issuer']);
  });

  it('by the name of a trusted one', async () => {
    const text = issue({}, { ...crook, keyId: issuer.keyId });
    expect(await faultsOf(text)).toEqual(['signature']);
  });

  it('that a trusted one shares its name with hides neither', async () => {
    const twin = { ...crook, keyId: issuer.keyId };
    const list = parseHcertTrust(simulatedTrustList([twin, issuer]));
    const first = new Map([[Buffer.from(issuer.keyId).toString('hex'), crook.publicKey]]);
    expect(naive(issue(), first)).toBe(false);
    expect(await faultsOf(issue(), { trust: list })).toEqual([]);
  });

  it('without a name', async () => {
    const text = forged(encodeCbor(new Map([[1, -7]])), signedBy(issuer));
    expect(await faultsOf(text)).toEqual(['unknown-issuer']);
  });
});

describe('attack 7: another algorithm', () => {
  const list = (key: KeyObject) => parseHcertTrust(simulatedTrustList([{ ...issuer, publicKey: key }]));
  const known = (key: KeyObject) => new Map([[Buffer.from(issuer.keyId).toString('hex'), key]]);

  it('none at all', async () => {
    const text = forged(headerOf(0, issuer), () => new Uint8Array(0));
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['algorithm-not-allowed']);
  });

  it('a secret that is the public key', async () => {
    const text = forged(headerOf(5, issuer), (signed) => hmac(issuer.publicKey, signed));
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['algorithm-not-allowed']);
  });

  it('RSA with the padding of 1993', async () => {
    const text = forged(headerOf(-257, rsaIssuer), (signed) => sign('sha256', signed, rsaIssuer.key));
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['algorithm-not-allowed']);
  });

  it('ES256 over another curve', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const text = forged(headerOf(-7, issuer), (signed) =>
      sign('sha256', signed, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    );
    expect(naive(text, known(publicKey))).toBe(true);
    expect(await faultsOf(text, { trust: list(publicKey) })).toEqual(['algorithm-not-allowed']);
  });

  it('a signature in another encoding', async () => {
    const text = forged(headerOf(-7, issuer), (signed) => sign('sha256', signed, issuer.key));
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['signature']);
  });

  it('a signature of zeros', async () => {
    expect(await faultsOf(forged(headerOf(-7, issuer), () => new Uint8Array(64)))).toEqual(['signature']);
  });

  it('PS256 named over a curve', async () => {
    expect(await faultsOf(forged(headerOf(-37, issuer), signedBy(issuer)))).toEqual([
      'algorithm-not-allowed',
    ]);
  });
});

describe('attack 8: games with the header', () => {
  it('a critical label that nobody knows', async () => {
    const header = headerOf(-7, issuer, [
      [2, [99]],
      [99, 'only good on Mars'],
    ]);
    const text = forged(header, signedBy(issuer));
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['unsupported-version']);
  });

  it('a key named twice', async () => {
    const twice = Buffer.concat([
      Buffer.from('a3012604', 'hex'),
      encodeCbor(crook.keyId),
      Buffer.from('04', 'hex'),
      encodeCbor(issuer.keyId),
    ]);
    const text = forged(new Uint8Array(twice), signedBy(issuer));
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['malformed']);
  });

  it('another key in the open', async () => {
    const open = new Map([[4, issuer.keyId]]);
    const text = forged(headerOf(-7, crook), signedBy(issuer), open);
    expect(await faultsOf(text)).toEqual(['unknown-issuer']);
  });

  it.each([17, 98, 61, 55_799])('a message of another kind (tag %i)', async (tag) => {
    const text = forged(headerOf(-7, issuer), signedBy(issuer), new Map(), tag);
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['malformed']);
  });
});

describe('attack 9: a key for something else', () => {
  it.each(['v', 't', 'r'] as const)('signs an event of kind %s', async (kind) => {
    const usage = (['v', 't', 'r'] as const).filter((other) => other !== kind);
    const list = parseHcertTrust(simulatedTrustList([issuer], { usage }));
    const text = issue({ payload: sampleDcc[kind] });
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text, { trust: list })).toEqual(['key-usage']);
  });
});

describe('attack 10: a bomb', () => {
  it('of padding within a signed certificate', async () => {
    const text = issue({ payload: { ...sampleDcc.v, padding: ' '.repeat(2_000_000) } });
    expect(text.length).toBeLessThan(4_296);
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['too-large']);
  });

  it('of text, before anything is unpacked', async () => {
    expect(await faultsOf(`HC1:${'0'.repeat(5_000)}`)).toEqual(['too-large']);
  });
});

describe('attack 11: depth, trailing data and prototypes', () => {
  it('a payload as deep as a well', async () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100; depth++) deep = [deep];
    const text = issue({ payload: { ...sampleDcc.v, deep } });
    expect(naive(text)).toBe(true);
    expect(await faultsOf(text)).toEqual(['malformed']);
  });

  it('something behind the claims', async () => {
    const behind = new Uint8Array([...claims, 0]);
    expect(naive(issue({ claims: behind }))).toBe(true);
    expect(await faultsOf(issue({ claims: behind }))).toEqual(['malformed']);
  });

  it('something behind the message', async () => {
    const message = signHcert(issuer, toIssue());
    expect(await faultsOf(hcertText(new Uint8Array([...message, 0])))).toEqual(['malformed']);
  });

  it('a group that comes by the prototype', async () => {
    const { v, ...rest } = sampleDcc.v;
    const payload = new Map<string, unknown>([...Object.entries(rest), ['__proto__', { v }]]);
    expect(naive(issue({ payload }))).toBe(true);
    expect(await faultsOf(issue({ payload }))).toEqual(['schema']);
  });
});

describe('attack 12: halves and doubles', () => {
  it('two scans glued together', async () => {
    const message = deflateSync(signHcert(issuer, toIssue()));
    const even =
      message.length % 2 === 0 ? message : deflateSync(signHcert(issuer, toIssue({ wrapping: 'cwt' })));
    const both = `HC1:${encodeBase45(Buffer.concat([even, even]))}`;
    expect(naive(both)).toBe(true);
    expect(await faultsOf(both)).toEqual(['malformed']);
    expect(await faultsOf(`${issue()}${issue()}`)).toEqual(['malformed']);
  });

  it('any beginning of a scan', async () => {
    const text = issue();
    for (let length = 4; length < text.length; length += 7)
      expect(await faultsOf(text.slice(0, length))).toEqual(['malformed']);
  });
});

describe('attack 17: more than one event, or a bad one', () => {
  it('a vaccination and a test', async () => {
    const payload = { ...sampleDcc.v, t: sampleDcc.t.t };
    expect(naive(issue({ payload }))).toBe(true);
    expect(await faultsOf(issue({ payload }))).toEqual(['schema']);
  });

  it('a test that found something says so', () => {
    const payload = { ...sampleDcc.t, t: [{ ...sampleDcc.t.t[0], tr: '260373001' }] };
    const read = hcertFormat({ trust }).parse({
      ...{ medium: 'qr', at: during, reader: 'test', bytes: new TextEncoder().encode(issue({ payload })) },
    });
    if (!read.ok) throw new Error('unread');
    expect(verifyHcert({ trust }, read.value, contextAt(during)).claims).toMatchObject([
      { result: 'detected' },
    ]);
  });

  it('a result that nobody knows is unknown', () => {
    const payload = { ...sampleDcc.t, t: [{ ...sampleDcc.t.t[0], tr: 'fine', tt: 'spit' }] };
    const read = hcertFormat({ trust }).parse({
      ...{ medium: 'qr', at: during, reader: 'test', bytes: new TextEncoder().encode(issue({ payload })) },
    });
    if (!read.ok) throw new Error('unread');
    const { claims: found } = verifyHcert({ trust }, read.value, contextAt(during));
    expect(found).toMatchObject([{ result: 'unknown', method: 'unknown' }]);
  });
});

describe('attack 23: what is found in a log', () => {
  it('names nobody and repeats no certificate', async () => {
    const bytes = new TextEncoder().encode(issue());
    const examiner = examinerOf(hcertFormat({ trust }));
    const found = await examiner.examine(
      { medium: 'qr', at: during, reader: 'test', bytes },
      contextAt(during),
    );
    for (const line of [JSON.stringify(found), inspect(found, { depth: 9 })])
      for (const secret of ['Ada', 'Müller', 'MUELLER', '1990-01-02', 'URN:UVCI'])
        expect(line).not.toContain(secret);
  });
});

describe('the naive verifier', () => {
  it('accepts what is good, and knows a forgery by a stranger', () => {
    expect(naive(issue())).toBe(true);
    expect(naive(issue({}, rsaIssuer))).toBe(true);
    expect(naive(issue({}, { ...crook, keyId: issuer.keyId }))).toBe(false);
    expect(createPublicKey(issuer.key).equals(issuer.publicKey)).toBe(true);
  });
});
