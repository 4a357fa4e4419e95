import { Personal } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, context, open, sample, shown, simulate } from '../../test/gateway-stand.ts';
import { examinerOf } from '../core/examine.ts';
import { guangdongHint, nationalHint, shanghaiHint } from './config/hint.ts';
import { type HealthCodeGateways, healthCodeFormat } from './health-code-format.ts';
import { simulatedCode } from './simulated/index.ts';

const person = sample('绿');
const mute = (id: string): HealthCodeGateways['routes'][number]['gateway'] => ({
  ...{ id, shape: 'national', asks: { code: true, person: true } },
  ...{ state: () => 'ready', close: async () => undefined },
  check: async () => ({ ok: false, faults: ['gateway-unreachable'], report: null, trouble: 'late' }),
});
const routes = [
  { gateway: mute('shanghai'), hints: [shanghaiHint] },
  { gateway: mute('national'), hints: [nationalHint] },
  { gateway: mute('guangdong'), hints: [guangdongHint] },
];

describe('a health code', () => {
  it.each(['shanghai', 'national', 'guangdong'] as const)(
    'of %s is known by its beginning',
    async (shape) => {
      const examiner = examinerOf(healthCodeFormat({ routes, fallback: null }));
      const presentation = shown(simulatedCode(shape, person));
      expect(examiner.detect(presentation)).toBe(true);
      expect(await examiner.examine(presentation, context())).toMatchObject({ issuer: { id: shape } });
    },
  );

  it.each([
    'VP1:ABC',
    'HC1:6BF',
    'LT1:6BF',
    'shc:/5676',
    'openid4vp://?client_id=x',
    'eyJhbGciOiJFUzI1NiJ9.e30.c2ln~',
  ])('is not %s, even for a gateway of last resort', (text) => {
    const format = healthCodeFormat({ routes, fallback: mute('last') });
    expect(format.detect(shown(text))).toBe(false);
  });

  it('that nobody claims belongs to the gateway of last resort, and to nobody without one', () => {
    const text = shown('5d41402abc4b2a76b9719d911017c592');
    expect(healthCodeFormat({ routes, fallback: mute('last') }).detect(text)).toBe(true);
    expect(healthCodeFormat({ routes, fallback: null }).detect(text)).toBe(false);
  });

  it('is shown as a QR code or typed in, and nothing else', () => {
    const examiner = examinerOf(healthCodeFormat({ routes, fallback: mute('last') }));
    const code = simulatedCode('shanghai', person);
    expect(examiner.detect(shown(code, 'manual'))).toBe(true);
    expect(examiner.detect(shown(code, 'nfc'))).toBe(false);
    expect(examiner.detect(shown(new Uint8Array([0xff, 0xfe])))).toBe(false);
  });

  it('that is longer than any is not sent', async () => {
    const simulator = await simulate();
    const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: open(simulator, 'national') }));
    expect(await examiner.examine(shown('x'.repeat(4_297)), context())).toMatchObject({
      faults: ['too-large'],
    });
    expect(simulator.seen).toEqual([]);
  });

  it('comes to a verification that says how it was asked and whom it speaks of', async () => {
    const gateway = open(await simulate(), 'shanghai');
    const examiner = examinerOf(
      healthCodeFormat({ routes: [{ gateway, hints: [shanghaiHint] }], fallback: null }),
    );
    const found = await examiner.examine(shown(simulatedCode('shanghai', person)), context());
    expect(found).toMatchObject({
      ...{ format: 'health-code', outcome: 'verified', faults: [], binding: 'bearer', freshness: 'online' },
      issuer: { id: 'simulated-shanghai', keyId: 'shanghai' },
      claims: [{ kind: 'health-status', colour: 'green' }],
    });
    expect(Object.keys(found.subject ?? {}).sort()).toEqual(['maskedNumber', 'maskedPhone', 'name']);
    expect(found.replayKey).toMatch(/^[\w-]{43}$/);
  });

  it('has a key of its own, even where two differ in case alone', async () => {
    const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: mute('last') }));
    const keys = ['abcDEF', 'ABCdef', 'abcDEF'].map(
      async (text) => (await examiner.examine(shown(text), context())).replayKey,
    );
    const [one, other, again] = await Promise.all(keys);
    expect(one).toBe(again);
    expect(one).not.toBe(other);
  });

  it('is open while the clock is doubtful and the answer has times', async () => {
    const gateway = open(await simulate(), 'national');
    const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: gateway }));
    const presentation = shown(simulatedCode('national', person));
    const found = await examiner.examine(presentation, context({ clock: 'doubtful' }));
    expect(found).toMatchObject({ outcome: 'indeterminate', faults: ['clock-doubtful'], claims: [] });
  });

  it('tells a full number by its hash, and in full only where the duty collects it', async () => {
    const full = {
      ...mute('full'),
      check: async () => ({
        ...{ ok: true as const, from: 'gateway' as const },
        report: {
          ...{ claims: [], statedAt: null, validUntil: null },
          subject: { name: null, number: new Personal(person.number), phone: null },
        },
      }),
    };
    const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: full }));
    const without = await examiner.examine(shown('x1'), context());
    expect(Object.keys(without.subject ?? {})).toEqual(['numberHash']);
    const collecting = await examiner.examine(shown('x1'), context({ collectsNumber: true }));
    expect(collecting.subject?.number?.unwrap('test')).toBe(person.number);
  });

  it('detects without failing, whatever is shown', () => {
    const format = healthCodeFormat({ routes, fallback: null });
    const near = fc.constantFrom(
      'https://s.sh.gov.cn',
      '{"label":"yss"',
      '{"label"',
      'A'.repeat(40),
      'HC1:',
      '',
    );
    fc.assert(
      fc.property(near, fc.uint8Array({ maxLength: 400 }), (head, tail) => {
        const bytes = new Uint8Array([...bytesOf(head), ...tail]);
        const claims = format.detect(shown(bytes));
        expect(format.parse(shown(bytes)).ok).toBe(claims);
      }),
    );
  });
});
