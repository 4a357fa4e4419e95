import { instant } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCbor } from '../common/cbor.ts';
import { examinerOf } from '../core/examine.ts';
import { credentialFaults } from '../core/fault.ts';
import { passFormat } from './format.ts';
import { encodePassText } from './pass-text.ts';
import { parsePassTrust } from './trust.ts';
import { altered, bytesOf, forge } from './vectors/forge.ts';
import { passVectors } from './vectors/index.ts';
import { issued, member, onPhone, visit } from './vectors/passes.ts';
import { codeOf, doorAt, openLedger } from './vectors/play.ts';
import { noon, trustFiles } from './vectors/trust-files.ts';

const examiner = examinerOf(passFormat(parsePassTrust(trustFiles.main)));
const closed: ReadonlySet<string> = new Set(credentialFaults);
const shown = (await passVectors()).cases.find(({ name }) => name === 'a phone, in its step')?.text ?? '';

async function judge(text: string): Promise<readonly string[]> {
  const { outcome, faults } = await examiner.examine(codeOf(text, noon), doorAt(noon));
  expect(faults.every((fault) => closed.has(fault))).toBe(true);
  expect(outcome === 'verified').toBe(faults.length === 0);
  return faults;
}

const runs = { numRuns: 300 };
const anything = fc.anything({ withMap: true, withTypedArray: true, withBigInt: true, maxDepth: 4 });

describe('whatever is shown', () => {
  it('has only known faults, as text', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 5_000, unit: 'binary' }), async (text) => {
        expect(await judge(text)).not.toEqual([]);
        expect(await judge(`VP1:${text}`)).not.toEqual([]);
      }),
      runs,
    ));

  it('has only known faults, as bytes behind the prefix', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1_500 }), async (bytes) => {
        expect(await judge(encodePassText(bytes))).not.toEqual([]);
      }),
      runs,
    ));

  it('has only known faults, as claims that a trusted key signed', () =>
    fc.assert(
      fc.asyncProperty(anything, async (claims) => {
        const payload = encoded(claims);
        fc.pre(payload !== null);
        expect(await judge(forge({ payload: payload ?? new Uint8Array() }))).not.toEqual([]);
      }),
      runs,
    ));

  it('is no pass any more once a byte of it has changed', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(issued(member), issued(visit), shown),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (text, place, change) => {
          const at = place % bytesOf(text).length;
          const changed = altered(text, (bytes) => bytes.with(at, (bytes[at] ?? 0) ^ change));
          expect(await judge(changed)).not.toEqual([]);
        },
      ),
      runs,
    ));

  it('is no pass when it is cut off or glued together', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(issued(onPhone), shown), fc.nat(), async (text, place) => {
        expect(await judge(text.slice(0, place % text.length))).not.toEqual([]);
        expect(await judge(text + text.slice(place % text.length))).not.toEqual([]);
      }),
      runs,
    ));

  it('is answered under any clock', () =>
    fc.assert(
      fc.asyncProperty(fc.double(), fc.constantFrom('trusted', 'doubtful'), async (at, clock) => {
        const door = doorAt(at, 'in', openLedger(), clock);
        const { outcome } = await examiner.examine(codeOf(shown, noon), { ...door, at: instant(at) });
        expect(['verified', 'rejected', 'indeterminate']).toContain(outcome);
      }),
      runs,
    ));
});

function encoded(value: unknown): Uint8Array | null {
  try {
    return encodeCbor(value);
  } catch {
    return null;
  }
}
