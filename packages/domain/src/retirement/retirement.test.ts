import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  instant,
  isRetirementOver,
  openedRetirement,
  type RetirementEvent,
  type RetirementPhase,
  type RetirementState,
  retirementPhases,
  retirementTransitions,
  stepRetirement,
} from '../index.ts';

const at = instant(1_000);
const events: readonly RetirementEvent[] = [
  { kind: 'found-free' },
  { kind: 'found-held' },
  { kind: 'hold-lifted' },
  { kind: 'backed-up' },
  { kind: 'backup-declined' },
  { kind: 'approved', by: 'two' },
  { kind: 'withdrawn' },
  { kind: 'shares-destroyed', at, leaseEndsAt: null },
  { kind: 'memory-cleared', at },
  { kind: 'rekeyed' },
  { kind: 'erased' },
  { kind: 'read-back' },
  { kind: 'hunted', grade: 'purged' },
  { kind: 'hunted', grade: 'failed' },
  { kind: 'verified' },
  { kind: 'validated', by: 'three' },
  { kind: 'rejected', by: 'three' },
  { kind: 'certified' },
  { kind: 'certified-remote' },
  { kind: 'returned' },
  { kind: 'put-in-lot' },
  { kind: 'failed', reason: 'overwrite: EIO' },
  { kind: 'retried' },
  { kind: 'given-to-destroy' },
  { kind: 'destroyed' },
];

function walk(from: RetirementState, ...kinds: readonly RetirementEvent['kind'][]): RetirementState {
  return kinds.reduce((state, kind) => {
    const event = events.find((each) => each.kind === kind);
    const next = event === undefined ? null : stepRetirement(state, event);
    if (next === null) throw new Error(`${kind} in ${state.phase}`);
    return next;
  }, from);
}

const opened = openedRetirement('one');
const asked = walk(opened, 'found-free', 'backed-up');
const unreadable = walk(asked, 'approved', 'shares-destroyed');
const verified = walk(unreadable, 'memory-cleared', 'rekeyed', 'erased', 'read-back', 'hunted', 'verified');

describe('a retirement', () => {
  it('goes from the question to the lot by every step of its way', () => {
    expect(walk(verified, 'validated', 'certified', 'put-in-lot')).toMatchObject({
      ...{ phase: 'in-lot', requestedBy: 'one', approvedBy: 'two', validatedBy: 'three', grade: 'purged' },
    });
  });

  it('waits while something is held, and looks again when the hold is lifted', () => {
    const held = walk(opened, 'found-held');
    expect(held.phase).toBe('held');
    expect(stepRetirement(held, { kind: 'found-free' })).toBeNull();
    expect(walk(held, 'hold-lifted', 'found-free').phase).toBe('backup');
    expect(walk(asked, 'found-held').phase).toBe('held');
  });

  it('takes two people to begin, and a third to find it enough', () => {
    expect(stepRetirement(asked, { kind: 'approved', by: 'one' })).toBeNull();
    for (const by of ['one', 'two']) {
      expect(stepRetirement(verified, { kind: 'validated', by })).toBeNull();
      expect(stepRetirement(verified, { kind: 'rejected', by })).toBeNull();
    }
    expect(walk(verified, 'rejected')).toMatchObject({
      ...{ phase: 'failed', validatedBy: 'three', failure: { at: 'verified', reason: 'rejected' } },
    });
  });

  it('may be withdrawn until the shares go, and never after', () => {
    expect(walk(asked, 'withdrawn').phase).toBe('withdrawn');
    expect(stepRetirement(walk(asked, 'approved'), { kind: 'withdrawn' })).toBeNull();
    expect(stepRetirement(unreadable, { kind: 'withdrawn' })).toBeNull();
  });

  it('calls the memory empty only when no lease is left that could fill it again', () => {
    const leased = stepRetirement(walk(asked, 'approved'), {
      ...{ kind: 'shares-destroyed', at, leaseEndsAt: instant(5_000) },
    }) as RetirementState;
    expect(stepRetirement(leased, { kind: 'memory-cleared', at: instant(4_999) })).toBeNull();
    expect(stepRetirement(leased, { kind: 'memory-cleared', at: instant(5_000) })?.phase).toBe('cleared');
  });

  it('ends for a device that nobody can reach as what was done from afar, and goes on when it returns', () => {
    const remote = walk(unreadable, 'certified-remote');
    expect(walk(remote, 'returned', 'memory-cleared')).toMatchObject({ phase: 'cleared', attempts: 2 });
    expect(walk(remote, 'given-to-destroy', 'destroyed').phase).toBe('destroyed');
  });

  it('certifies from afar nothing whose keys are alive', () => {
    const failed = walk(asked, 'failed');
    expect(stepRetirement(failed, { kind: 'certified-remote' })).toBeNull();
    expect(stepRetirement(failed, { kind: 'given-to-destroy' })).toBeNull();
    expect(walk(unreadable, 'failed', 'certified-remote').phase).toBe('certified-remote');
  });

  it('begins a failed one again where nothing is lost by it', () => {
    expect(walk(asked, 'failed', 'retried')).toMatchObject({
      phase: 'hold-check',
      attempts: 2,
      failure: null,
    });
    expect(walk(unreadable, 'failed', 'retried').phase).toBe('share-destroyed');
  });

  it('knows when nothing is left to do', () => {
    expect(isRetirementOver(walk(verified, 'validated', 'certified'))).toBe(true);
    expect(isRetirementOver(walk(unreadable, 'failed'))).toBe(false);
  });

  it('never comes to a certificate of erasure without evidence that was verified and validated', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 80 }), (tried) => {
        let state = opened;
        const way: RetirementPhase[] = [state.phase];
        for (const event of tried) {
          state = stepRetirement(state, event) ?? state;
          if (state.phase !== way.at(-1)) way.push(state.phase);
        }
        if (!way.includes('certified')) return;
        expect(state.grade).toBe('purged');
        const before = way.slice(0, way.indexOf('certified'));
        expect(before).toEqual(
          expect.arrayContaining(['share-destroyed', 'hunted', 'verified', 'validated']),
        );
      }),
    );
  });

  it('is total: every event in every phase leads somewhere or is refused', () => {
    for (const phase of retirementPhases)
      for (const event of events) {
        const next = stepRetirement({ ...verified, phase }, event);
        if (retirementTransitions[phase][event.kind] === 'no') expect(next).toBeNull();
      }
  });
});
