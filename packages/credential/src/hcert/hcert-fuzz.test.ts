import { deflateSync } from 'node:zlib';
import { instant } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase45 } from '../common/base45.ts';
import { encodeCbor } from '../common/cbor.ts';
import { examinerOf } from '../core/examine.ts';
import { credentialFaults } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import type { JsonValue } from './certlogic/index.ts';
import { parseDcc } from './dcc-schema.ts';
import { hcertFormat } from './hcert.ts';
import { officialSchemaProblems } from './official-schema.ts';
import { parseHcertTrust } from './parse-hcert-trust.ts';
import {
  hcertText,
  issueHcert,
  signHcert,
  simulatedIssuer,
  simulatedTrustList,
} from './simulated/issue-hcert.ts';
import { sampleDcc } from './simulated/samples.ts';

const issuer = simulatedIssuer('AT');
const trust = parseHcertTrust(simulatedTrustList([issuer]));
const examiner = examinerOf(hcertFormat({ trust }));
const times = { issuedAt: instant(0), expiresAt: instant(2_000_000_000_000) };
const at = instant(1_700_000_000_000);
const context: VerifyContext = {
  ...{ at, clock: 'trusted', direction: 'in', collectsNumber: false },
  ...{ ledger: { claim: async () => 'first' }, hashNumber: () => '', signal: AbortSignal.any([]) },
};
const closed: ReadonlySet<string> = new Set(credentialFaults);

async function judge(text: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const { outcome, faults } = await examiner.examine({ medium: 'qr', at, reader: 'test', bytes }, context);
  expect(faults.every((fault) => closed.has(fault))).toBe(true);
  expect(outcome === 'verified').toBe(faults.length === 0);
  return faults;
}

const runs = { numRuns: 500 };
const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;

describe('whatever is shown', () => {
  it('has known faults, as text', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 5_000 }), async (text) => {
        expect(await judge(`HC1:${text}`)).not.toEqual([]);
      }),
      runs,
    ));

  it('has known faults, as bytes in the place of the compressed message or the message', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1_000 }), async (bytes) => {
        expect(await judge(`HC1:${encodeBase45(bytes)}`)).not.toEqual([]);
        expect(await judge(`HC1:${encodeBase45(deflateSync(bytes))}`)).not.toEqual([]);
      }),
      runs,
    ));

  it('has known faults, as claims that a trusted key signed', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.anything({ maxDepth: 3 }).map(safelyEncoded)),
        async (claims) => {
          expect(await judge(issueHcert(issuer, { payload: null, claims, ...times }))).not.toEqual([]);
        },
      ),
      runs,
    ));

  it('is known to be wrong when any one bit of a good one is another', async () => {
    const message = signHcert(issuer, { payload: sampleDcc.v, ...times });
    for (let place = 0; place < message.length; place++) {
      const changed = Uint8Array.from(message);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      expect(await judge(hcertText(changed))).not.toEqual([]);
    }
  });
});

describe('a payload that a trusted key signed', () => {
  it('keeps the schema or does not, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(json, async (payload) => {
        const faults = await judge(issueHcert(issuer, { payload, ...times }));
        expect(parseDcc(payload).ok).toBe(faults.length === 0);
        expect(Array.isArray(officialSchemaProblems(payload))).toBe(true);
      }),
      runs,
    ));

  it('keeps ours whenever it keeps the published one', () => {
    // A version is left out: the published pattern takes any three numbers for one.
    const part = fc.constantFrom('nam', 'dob', 'v', 't', 'r');
    const value = fc.oneof(
      json,
      fc.constantFrom<JsonValue>(
        '1.3.0',
        '1990-01-02',
        '1990',
        sampleDcc.v.nam,
        sampleDcc.r.r,
        sampleDcc.v.v,
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(sampleDcc)), part, value, (payload, key, changed) => {
        const other = { ...payload, [key]: changed };
        if (officialSchemaProblems(other).length === 0) expect(parseDcc(other).ok).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** What CBOR cannot say becomes nothing. */
function safelyEncoded(value: unknown): Uint8Array {
  try {
    return encodeCbor(
      new Map<number, unknown>([
        [1, 'AT'],
        [-260, new Map([[1, value]])],
        [4, 1],
        [6, value],
      ]),
    );
  } catch {
    return new Uint8Array(0);
  }
}
