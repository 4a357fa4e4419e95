import { describe, expect, it } from 'vitest';
import {
  bootsAtMost,
  delivered,
  emptied,
  fallenBack,
  filled,
  nextBoot,
  onTrial,
  otherSlot,
  provenGood,
  type SlotState,
} from './slot-state.ts';

const release = { version: '1.1.0', hash: 'aa' };
const trying = onTrial(filled(delivered, 'a', release), 'a');
const boots = (state: SlotState, times: number): SlotState =>
  Array.from({ length: times }).reduce<SlotState>((now) => nextBoot(now).state, state);

describe('two folders', () => {
  it('take releases in turn, and what runs is never written to', () => {
    expect(otherSlot(delivered)).toBe('a');
    const good = provenGood(boots(trying, 1));
    expect(good).toMatchObject({ active: 'a', trial: null });
    expect(otherSlot(good)).toBe('b');
    expect(otherSlot(provenGood(onTrial(filled(good, 'b', release), 'b')))).toBe('a');
  });

  it('count each start of a trial before it begins, and fall back after the last', () => {
    for (let n = 0; n < bootsAtMost; n += 1) expect(nextBoot(boots(trying, n)).slot).toBe('a');
    const over = nextBoot(boots(trying, bootsAtMost));
    expect(over).toMatchObject({
      slot: null,
      state: { trial: null, fellBack: { version: '1.1.0', why: 'boots', failed: [] } },
    });
    expect(nextBoot(over.state)).toEqual({ slot: null, state: over.state });
  });

  it('start what is good without counting', () => {
    const good = provenGood(trying);
    expect(nextBoot(good)).toEqual({ slot: 'a', state: good });
  });

  it('hold nothing while they are written to', () => {
    expect(emptied(filled(delivered, 'b', release), 'b')).toEqual(delivered);
  });

  it('forget that a release fell back once another is on trial, and leave alone what is on no trial', () => {
    const back = fallenBack(trying, 'refused', ['pages']);
    expect(back.fellBack).toEqual({ version: '1.1.0', why: 'refused', failed: ['pages'] });
    expect(onTrial(back, 'a').fellBack).toBeNull();
    expect([fallenBack(delivered, 'boots'), provenGood(delivered)]).toEqual([delivered, delivered]);
  });
});
