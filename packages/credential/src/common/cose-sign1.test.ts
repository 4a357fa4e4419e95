import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CborTag, encodeCbor } from './cbor.ts';
import { algorithmOfKey } from './cose-algorithm.ts';
import {
  type CoseSign1,
  type CoseWrapping,
  keyIdOf,
  parseCoseSign1,
  signCoseSign1,
  verifyCoseSign1,
} from './cose-sign1.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ec384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ed = generateKeyPairSync('ed25519');
const payload = new TextEncoder().encode('what is signed');
const every: readonly CoseWrapping[] = ['untagged', 'sign1', 'cwt'];
const empty = new Uint8Array(0);

function read(bytes: Uint8Array, wrappings = every): CoseSign1 {
  const message = parseCoseSign1(bytes, wrappings);
  if (!message.ok) throw new Error(message.faults.join());
  return message.value;
}

/** A message put together by hand. */
const message = (parts: {
  header?: Map<unknown, unknown> | Uint8Array;
  unprotected?: unknown;
  payload?: unknown;
  signature?: unknown;
}): unknown[] => [
  parts.header instanceof Uint8Array ? parts.header : encodeCbor(parts.header ?? new Map([[1, -7]])),
  parts.unprotected ?? new Map(),
  parts.payload === undefined ? payload : parts.payload,
  parts.signature ?? new Uint8Array(64),
];
const faultsOf = (value: unknown, wrappings = every): readonly string[] => {
  const result = parseCoseSign1(encodeCbor(value), wrappings);
  return result.ok ? [] : result.faults;
};

describe('a signed message', () => {
  it.each([
    ['ES256', ec],
    ['PS256', rsa],
    ['EdDSA', ed],
  ] as const)('is good under the key that signed it (%s), and under no other', (algorithm, pair) => {
    expect(algorithmOfKey(pair.publicKey)).toBe(algorithm);
    const signed = read(signCoseSign1({ payload, key: pair.privateKey }));
    expect(verifyCoseSign1(signed, pair.publicKey)).toBeNull();
    const others = [ec, rsa, ed].filter((other) => other !== pair).map(({ publicKey }) => publicKey);
    for (const other of others) expect(verifyCoseSign1(signed, other)).toBe('algorithm-not-allowed');
    const sibling = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    if (pair === ec) expect(verifyCoseSign1(signed, sibling)).toBe('signature');
  });

  it('is bad when one bit of it is another', () => {
    const bytes = signCoseSign1({ payload, key: ed.privateKey, wrapping: 'untagged' });
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const result = parseCoseSign1(changed, every);
      if (result.ok) expect(verifyCoseSign1(result.value, ed.publicKey)).not.toBeNull();
    }
  });

  it('is signed together with what both sides know besides', () => {
    const externalData = new Uint8Array([1, 2, 3]);
    const signed = read(signCoseSign1({ payload, key: ed.privateKey, externalData }));
    expect(verifyCoseSign1(signed, ed.publicKey, externalData)).toBeNull();
    expect(verifyCoseSign1(signed, ed.publicKey)).toBe('signature');
  });

  it('is read in the wrappings that are asked for alone', () => {
    for (const wrapping of every) {
      const bytes = signCoseSign1({ payload, key: ed.privateKey, wrapping });
      for (const allowed of every) expect(parseCoseSign1(bytes, [allowed]).ok).toBe(allowed === wrapping);
    }
  });

  it.each([
    ['COSE_Mac0', (body: unknown) => new CborTag(17, body)],
    ['COSE_Sign', (body: unknown) => new CborTag(98, body)],
    ['a CWT around nothing', (body: unknown) => new CborTag(61, body)],
    ['COSE_Sign1 twice', (body: unknown) => new CborTag(18, new CborTag(18, body))],
    ['a CWT twice', (body: unknown) => new CborTag(61, new CborTag(61, new CborTag(18, body)))],
    ['the tags the wrong way round', (body: unknown) => new CborTag(18, new CborTag(61, body))],
  ])('is not %s', (_, wrap) => {
    expect(faultsOf(wrap(message({})))).toEqual(['malformed']);
  });

  it.each([
    ['three parts', message({}).slice(0, 3)],
    ['five parts', [...message({}), 1]],
    ['a detached payload', message({ payload: null })],
    ['a header that is no map', message({ header: encodeCbor([1, -7]) })],
    ['a header that is no CBOR', message({ header: new Uint8Array([0xff]) })],
    ['a protected header outside of bytes', [new Map([[1, -7]]), ...message({}).slice(1)]],
    ['an unprotected header that is no map', message({ unprotected: [] })],
    ['a signature that is text', message({ signature: 'signed' })],
    ['no list', new Map()],
  ])('is malformed with %s', (_, value) => {
    expect(faultsOf(value)).toEqual(['malformed']);
  });

  it('is malformed with a doubled label in its header', () => {
    expect(faultsOf(message({ header: Buffer.from('a201260126', 'hex') }))).not.toEqual([]);
  });

  it('may say nothing protected in two ways, and is signed the same', () => {
    const toSign = encodeCbor(['Signature1', empty, empty, payload]);
    const signature = new Uint8Array(sign(null, toSign, ed.privateKey));
    for (const header of [empty, new Uint8Array([0xa0])]) {
      const signed = read(encodeCbor(message({ header, unprotected: new Map([[1, -8]]), signature })));
      expect(verifyCoseSign1(signed, ed.publicKey)).toBeNull();
    }
  });
});

describe('the header', () => {
  it('names the key where it is protected, whatever stands in the open', () => {
    const signed = read(
      signCoseSign1({
        ...{ payload, key: ed.privateKey },
        protectedHeader: new Map([[4, new Uint8Array([1])]]),
        unprotectedHeader: new Map([[4, new Uint8Array([2])]]),
      }),
    );
    expect(keyIdOf(signed)).toEqual(new Uint8Array([1]));
  });

  it('names no key with anything but bytes', () => {
    expect(keyIdOf(read(encodeCbor(message({ unprotected: new Map([[4, 'key']]) }))))).toBeNull();
  });

  it('with a critical label that nobody knows is unsupported', () => {
    const header = new Map<number, unknown>([
      [1, -7],
      [2, [99]],
      [99, 1],
    ]);
    expect(faultsOf(message({ header }))).toEqual(['unsupported-version']);
  });

  it.each([
    ['an empty critical list', new Map<number, unknown>([[2, []]])],
    ['a critical list that is none', new Map<number, unknown>([[2, 1]])],
    ['a critical label that is not there', new Map<number, unknown>([[2, [4]]])],
  ])('with %s is malformed', (_, header) => {
    expect(faultsOf(message({ header }))).toEqual(['malformed']);
  });

  it('with a critical list in the open is malformed', () => {
    expect(faultsOf(message({ unprotected: new Map([[2, [1]]]) }))).toEqual(['malformed']);
  });
});

describe('an algorithm', () => {
  const body = (algorithm: unknown, signature: Uint8Array): CoseSign1 =>
    read(encodeCbor(message({ header: new Map([[1, algorithm]]), signature })));
  const signedPart = (header: Uint8Array): Uint8Array => encodeCbor(['Signature1', header, empty, payload]);

  it.each([
    ['none', 0],
    ['RS256', -257],
    ['ES384', -35],
    ['HMAC', 5],
    ['a text', 'ES256'],
    ['a list', [-7]],
  ])('that is %s is not allowed', (_, algorithm) => {
    expect(verifyCoseSign1(body(algorithm, new Uint8Array(64)), ec.publicKey)).toBe('algorithm-not-allowed');
  });

  it('left out is not allowed', () => {
    const signed = read(encodeCbor(message({ header: empty })));
    expect(verifyCoseSign1(signed, ec.publicKey)).toBe('algorithm-not-allowed');
  });

  it('is not allowed with a P-384 key, a short RSA key, or the key as a secret', () => {
    for (const key of [ec384.publicKey, small.publicKey]) {
      expect(algorithmOfKey(key)).toBeNull();
      expect(verifyCoseSign1(body(-7, new Uint8Array(64)), key)).toBe('algorithm-not-allowed');
    }
    const header = encodeCbor(new Map([[1, 5]]));
    const secret = ec.publicKey.export({ type: 'spki', format: 'der' });
    const mac = createHmac('sha256', secret).update(signedPart(header)).digest();
    expect(verifyCoseSign1(body(5, new Uint8Array(mac)), ec.publicKey)).toBe('algorithm-not-allowed');
  });

  it('has signatures of one form and length', () => {
    const header = encodeCbor(new Map([[1, -7]]));
    const asDer = new Uint8Array(sign('sha256', signedPart(header), ec.privateKey));
    expect(verifyCoseSign1(body(-7, asDer), ec.publicKey)).toBe('signature');
    for (const length of [0, 63, 64, 65, 4_000])
      expect(verifyCoseSign1(body(-7, new Uint8Array(length)), ec.publicKey)).toBe('signature');
    expect(verifyCoseSign1(body(-37, new Uint8Array(255)), rsa.publicKey)).toBe('signature');
    expect(verifyCoseSign1(body(-8, new Uint8Array(63)), ed.publicKey)).toBe('signature');
  });

  it('signs with no other key', () => {
    expect(() => signCoseSign1({ payload, key: ec384.privateKey })).toThrow(TypeError);
  });
});

describe('a message of any bytes', () => {
  const known = ['malformed', 'unsupported-version'];

  it('is read or refused, never more', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), (bytes) => {
        const result = parseCoseSign1(bytes, every);
        if (!result.ok) expect(known).toContain(result.faults[0]);
      }),
      { numRuns: 1_000 },
    ));

  it('is read or refused when its parts are anything', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.integer(),
      fc.string(),
      fc.constant(null),
      fc.dictionary(fc.string(), fc.integer()).map((record) => new Map(Object.entries(record))),
      fc.array(fc.tuple(fc.integer({ min: -40, max: 8 }), fc.integer())).map((pairs) => new Map(pairs)),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (parts) => {
        const result = parseCoseSign1(encodeCbor(parts), every);
        if (!result.ok) expect(known).toContain(result.faults[0]);
        else expect(verifyCoseSign1(result.value, ec.publicKey)).not.toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});
