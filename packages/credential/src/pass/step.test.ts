import { instant } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStepFresh, stepAt, stepEnd, stepMessage, stepSeconds } from './step.ts';

const step = stepSeconds * 1_000;
const times = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 });

describe('a step', () => {
  it('dies within 30 s of being shown, even on a phone one step ahead', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: -10 * step, max: step }), (shownAt, ahead) => {
        const shown = stepAt(instant(shownAt + ahead));
        expect(isStepFresh(shown, instant(shownAt + 30_000))).toBe(false);
        expect(stepEnd(shown)).toBeLessThanOrEqual(shownAt + 30_000);
      }),
    );
  });

  it('is good for 30 s in all, whatever the phone thinks the time is', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: -100, max: 100 }), (at, offset) => {
        const code = stepAt(instant(at)) + offset;
        const [opens, ends] = [(code - 1) * step, stepEnd(code)];
        expect(ends - opens).toBe(30_000);
        expect(isStepFresh(code, instant(at))).toBe(at >= opens && at < ends);
      }),
    );
  });

  it('has a message of its own for each pass and step', () => {
    const digests = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const steps = fc.integer({ min: 0, max: 0xffff_ffff });
    fc.assert(
      fc.property(digests, digests, steps, steps, (digest, other, here, there) => {
        const isSame = here === there && Buffer.compare(digest, other) === 0;
        const messages = [stepMessage(digest, here), stepMessage(other, there)].map((bytes) =>
          Buffer.from(bytes).toString('hex'),
        );
        expect(messages[0] === messages[1]).toBe(isSame);
      }),
    );
  });
});
