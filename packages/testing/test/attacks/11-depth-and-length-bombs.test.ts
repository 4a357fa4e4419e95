import { encodeCbor, parseShcTrust, shcFormat } from '@vedette/credential';
import { hcertText, sampleDcc, signHcert } from '@vedette/credential/simulated-hcert';
import { bind, issue as issueSdJwt, judge, presentation } from '@vedette/credential/test/sd-jwt-stand';
import { doses, shcPayload, shcText, shcTime, shcTrustJson } from '@vedette/credential/test/shc-issuer';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { faultsOf, shown, verificationOf } from '../stand/door.ts';
import { claims, hcertFaults, issue, issuer, toIssue } from '../stand/hcert.ts';
import { isSignedByListed, payloadOf, unpackMessage } from '../stand/lenient.ts';
import { cardPayload, isSignedCard, isSignedSdJwt } from '../stand/signed.ts';

type Items = Record<string, unknown>;

/** As often written: signed is good, and what was read goes into objects as it comes. */
const naive = {
  hcert: (text: string): boolean => isSignedByListed(text),
  shc: (text: string): boolean => isSignedCard(text),
  sdJwt: (text: string): boolean => isSignedSdJwt(text),
  /** Reads one message, and whatever is behind it is not its affair. */
  firstOf: (bytes: Uint8Array): boolean => unpackMessage(bytes).signature.length === 64,
  /** Makes room for as many items as the head of an array or a text says. */
  roomFor(cbor: Uint8Array): bigint {
    const size = 1 << ((cbor[0] ?? 0) & 3);
    return BigInt(`0x${Buffer.from(cbor.subarray(1, 1 + size)).toString('hex')}`);
  },
  /** Puts defaults and what was read together, member by member. */
  merge(into: Items, from: Items): Items {
    for (const [name, value] of Object.entries(from)) {
      if (typeof value === 'object' && value !== null)
        into[name] = naive.merge((into[name] ?? {}) as Items, value as Items);
      else into[name] = value;
    }
    return into;
  },
  /** A map made an object by assignment: a member called `__proto__` becomes the prototype. */
  asObject(map: ReadonlyMap<string, unknown>): Items {
    const object: Items = {};
    for (const [name, value] of map) object[name] = value instanceof Map ? naive.asObject(value) : value;
    return object;
  },
};

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}
const hcert = (name: string, text: string, fault: string): Variant => ({
  ...{ name: `a health certificate ${name}`, says: [fault] },
  naive: () => naive.hcert(text),
  ours: () => hcertFaults(text),
});
const cardFormat = shcFormat(parseShcTrust(shcTrustJson()));
const shc = (name: string, text: string, fault: string): Variant => ({
  ...{ name: `a SMART Health Card ${name}`, says: [fault] },
  naive: () => naive.shc(text),
  ours: () => faultsOf(cardFormat, shown(text, shcTime)),
});
const nestedJson = `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`;
const nestedClaim = bind(issueSdJwt({ more: deep(40) }).compact);

/** A head of an array or a text with a length of its own, and nothing behind it. */
const lengths = [
  ['an array of 2^40 items', '9b0000010000000000'],
  ['an array of 2^32 - 1 items', '9affffffff'],
  ['a text of 2^53 bytes', '7b0020000000000000'],
  ['bytes of 2^32 - 1', '5affffffff'],
  ['a map of 2^40 pairs', 'bb0000010000000000'],
] as const;

const { v, ...rest } = sampleDcc.v;
const byPrototype = issue({
  payload: new Map<string, unknown>([...Object.entries(rest), ['__proto__', { v }]]),
});
const behindMessage = new Uint8Array([...signHcert(issuer, toIssue()), 0]);
const behindClaims = issue({ claims: new Uint8Array([...claims, 0]) });
const twice = new Uint8Array(
  Buffer.concat([Buffer.from('a5', 'hex'), claims.subarray(1), Buffer.from('0161', 'hex'), Buffer.from('X')]),
);

describe('attack 11: depth and length bombs, trailing data and prototypes', () => {
  shows([
    hcert('as deep as a well', issue({ payload: { ...sampleDcc.v, deep: deep(100) } }), 'malformed'),
    hcert('with something behind its claims', behindClaims, 'malformed'),
    hcert('whose issuer is named twice', issue({ claims: twice }), 'malformed'),
    {
      name: 'a health certificate with something behind its message',
      naive: () =>
        naive.firstOf(behindMessage.subarray(0, -1)) && naive.firstOf(signHcert(issuer, toIssue())),
      ours: () => hcertFaults(hcertText(behindMessage)),
      says: ['malformed'],
    },
    {
      name: 'a health certificate whose event comes by the prototype',
      naive: () => 'v' in naive.asObject(payloadOf(byPrototype)),
      ours: () => hcertFaults(byPrototype),
      says: ['schema'],
    },
    ...lengths.map(([name, head]) => ({
      name: `in the place of a message, ${name}`,
      naive: () => naive.roomFor(Buffer.from(head, 'hex')) >= 4_294_967_295n,
      ours: () => hcertFaults(hcertText(Buffer.from(head, 'hex'))),
      says: ['malformed'],
    })),
    shc('nested without end', shcText(nestedJson), 'malformed'),
    shc('that says its issuer twice', shcText('{"iss":1,"iss":2}'), 'malformed'),
    shc('with something behind its payload', shcText(`${JSON.stringify(shcPayload(doses))}\n`), 'malformed'),
    {
      name: 'a wallet’s credential as deep as a well',
      naive: () => naive.sdJwt(nestedClaim),
      ours: async () => (await judge(presentation(nestedClaim))).faults,
      says: ['malformed'],
    },
  ]);

  it('a member called __proto__ is data: it makes nobody an admin', async () => {
    const text = shcText(JSON.stringify(shcPayload(doses)).replace('{', '{"__proto__":{"admin":true},'));
    const merged = naive.merge({}, cardPayload(text));
    expect(({} as Items)['admin']).toBe(true);
    Reflect.deleteProperty(Object.prototype, 'admin');
    expect(merged['iss']).toBeDefined();
    const found = await verificationOf(cardFormat, shown(text, shcTime));
    expect(found.faults).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    expect('admin' in found).toBe(false);
  });

  it('an array of any said length costs no memory before its items are there', async () => {
    const before = process.memoryUsage().rss;
    for (const [, head] of lengths)
      for (let time = 0; time < 50; time++) await hcertFaults(hcertText(Buffer.from(head, 'hex')));
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it('is none as deep as certificates are', async () => {
    expect(await hcertFaults(hcertText(signHcert(issuer, toIssue())))).toEqual([]);
    expect(encodeCbor(deep(3))).toHaveLength(4);
  });
});
