import { describe, expect, it } from 'vitest';
import { turns } from './turns.ts';

const all = <F, S>(queue: ReturnType<typeof turns<string, F, S>>): unknown[] => {
  const taken: unknown[] = [];
  for (let turn = queue.next(); turn !== null; turn = queue.next()) {
    taken.push(turn.kind === 'frame' ? turn.frame : turn.still);
  }
  return taken;
};

describe('turns', () => {
  it("keeps a lane's latest frame only", () => {
    const queue = turns<string, string, string>();
    expect([queue.offerFrame('a', '1'), queue.offerFrame('a', '2')]).toEqual([false, true]);
    expect(all(queue)).toEqual(['2']);
  });
  it('serves lanes in rotation, however fast one of them is', () => {
    const queue = turns<string, string, string>();
    queue.offerFrame('a', 'a1');
    queue.offerFrame('b', 'b1');
    queue.offerFrame('a', 'a2');
    expect(queue.next()).toMatchObject({ frame: 'a2' });
    queue.offerFrame('a', 'a3');
    expect(queue.next()).toMatchObject({ frame: 'b1' });
  });
  it('puts one still between two frames, so that an import and a door both go on', () => {
    const queue = turns<string, string, string>();
    for (const still of ['s1', 's2', 's3']) queue.offerStill(still);
    queue.offerFrame('a', 'a1');
    queue.offerFrame('b', 'b1');
    expect(all(queue)).toEqual(['a1', 's1', 'b1', 's2', 's3']);
  });
  it('forgets the frame of a lane that is watched no more', () => {
    const queue = turns<string, string, string>();
    queue.offerFrame('a', 'a1');
    queue.forgetLane('a');
    expect(queue.next()).toBeNull();
  });
});
