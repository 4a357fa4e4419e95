import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examineShc } from '../../test/shc-door.ts';
import { doses, patient, shcJws, shcPayload, shcText } from '../../test/shc-issuer.ts';
import { credentialFaults } from '../core/fault.ts';
import { readNumeric, writeNumeric } from './index.ts';

const closed: ReadonlySet<string> = new Set(credentialFaults);

async function judge(content: string | Uint8Array) {
  const { outcome, faults } = await examineShc(content);
  expect(faults.filter((fault) => !closed.has(fault))).toEqual([]);
  expect(outcome === 'verified').toBe(faults.length === 0);
  return outcome;
}

const json = fc.jsonValue({ maxDepth: 5 });

describe('whatever is shown', () => {
  it('has known faults, as bytes and as digits', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        fc.stringMatching(/^[0-9/]{0,200}$/),
        async (bytes, digits) => {
          expect(await judge(bytes)).toBe('rejected');
          expect(await judge(Buffer.concat([Buffer.from('shc:/'), bytes]))).toBe('rejected');
          expect(await judge(`shc:/${digits}`)).toBe('rejected');
        },
      ),
    ));

  it('has known faults, as any JSON that a trusted key signed', () =>
    fc.assert(
      fc.asyncProperty(json, async (payload) => {
        expect(await judge(shcText(JSON.stringify(payload)))).toBe('rejected');
      }),
    ));

  it('has known faults, as a good card with anything in place of one part', () =>
    fc.assert(
      fc.asyncProperty(json, fc.constantFrom('iss', 'nbf', 'exp', 'vc', 'sub'), async (value, name) => {
        await judge(shcText(shcPayload(doses, { [name]: value })));
        await judge(shcText(shcPayload([patient, Object(value)])));
        for (const resourceType of ['Patient', 'Immunization', 'Observation'])
          await judge(shcText(shcPayload([{ ...Object(value), resourceType }, patient])));
      }),
    ));

  it('is no card any more once one of its digits has changed', () => {
    const text = shcText(shcPayload(doses));
    return fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length - 6 }), fc.integer({ min: 1, max: 9 }), async (at, by) => {
        const place = at + 5;
        const digit = (Number(text[place]) + by) % 10;
        expect(await judge(text.slice(0, place) + digit + text.slice(place + 1))).toBe('rejected');
      }),
    );
  });
});

describe('digits', () => {
  it('stand for the characters of a JWS, there and back', () => {
    const jws = shcJws(shcPayload(doses));
    expect(readNumeric(writeNumeric(jws) ?? '')).toEqual({ ok: true, value: jws });
    expect(writeNumeric('a b')).toBeUndefined();
    expect(readNumeric(`shc:/${'56'.repeat(100_000)}`)).toEqual({ ok: false, faults: ['too-large'] });
  });
});
