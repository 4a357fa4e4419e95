import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { alarmTransitions, stepAlarm } from './alarm-machine.ts';
import { type AlarmEvent, type AlarmState, alarmSeverities, raisedAlarm } from './alarm-state.ts';
import { type EscalationPlan, isAtLeast, nextEscalation } from './escalation.ts';

const at = instant(1_000);
const later = instant(61_000);
const by = 'guard';
const open = raisedAlarm(at, false);
const standing = raisedAlarm(at, true);
const after = (state: AlarmState, ...events: readonly AlarmEvent[]): AlarmState =>
  events.reduce((now, event) => stepAlarm(now, event) ?? now, state);

const anyEvent: fc.Arbitrary<AlarmEvent> = fc
  .record({ at: fc.nat().map(instant), by: fc.string(), isStanding: fc.boolean() })
  .chain(({ at, by, isStanding }) =>
    fc.constantFrom<AlarmEvent>(
      { kind: 'raised-again', at, isStanding },
      { kind: 'acknowledged', at, by },
      { kind: 'assigned', at, by, to: by },
      { kind: 'escalated', at },
      { kind: 'cause-gone', at },
      { kind: 'cleared', at, by },
      { kind: 'reopened', at, by },
    ),
  );

describe('an alarm', () => {
  it('is acknowledged once: the second guard is told that somebody has it', () => {
    const taken = after(open, { kind: 'acknowledged', at, by });
    expect(taken.phase).toBe('acknowledged');
    expect(stepAlarm(taken, { kind: 'acknowledged', at, by })).toBeNull();
  });

  it('cannot be cleared by hand while its cause goes on', () => {
    expect(stepAlarm(standing, { kind: 'cleared', at, by })).toBeNull();
    const gone = after(standing, { kind: 'cause-gone', at }, { kind: 'cleared', at, by });
    expect(gone.phase).toBe('cleared');
  });

  it('is over by itself when it was acknowledged and its cause has gone, and waits for eyes when not', () => {
    expect(after(standing, { kind: 'acknowledged', at, by }, { kind: 'cause-gone', at }).phase).toBe(
      'cleared',
    );
    expect(after(standing, { kind: 'cause-gone', at })).toMatchObject({ phase: 'open', isStanding: false });
  });

  it('comes back to everybody when it is raised after it was cleared', () => {
    const done = after(open, { kind: 'assigned', at, by, to: 'wang' }, { kind: 'cleared', at, by });
    const again = after(done, { kind: 'raised-again', at: later, isStanding: true });
    expect(again).toEqual({
      ...{ phase: 'open', isStanding: true, assignee: null, count: 2, level: 0 },
      ...{ raisedAt: at, lastRaisedAt: later, waitsSince: later },
    });
  });

  it('counts up quietly while somebody deals with it', () => {
    const busy = after(open, { kind: 'acknowledged', at, by }, { kind: 'assigned', at, by, to: by });
    const again = after(busy, { kind: 'raised-again', at: later, isStanding: false });
    expect(again).toMatchObject({ phase: 'acknowledged', assignee: by, count: 2, lastRaisedAt: later });
  });

  it('can be taken up again after it was put away', () => {
    const back = after(open, { kind: 'cleared', at, by }, { kind: 'reopened', at: later, by });
    expect(back).toMatchObject({ phase: 'open', waitsSince: later, level: 0 });
    expect(stepAlarm(back, { kind: 'reopened', at, by })).toBeNull();
  });

  it('never forgets that it was raised, whatever happens to it', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const end = after(open, ...events);
        expect(end.raisedAt).toBe(at);
        expect(end.count).toBeGreaterThan(0);
        expect(end.phase in alarmTransitions).toBe(true);
        expect(end.phase === 'cleared' && end.isStanding).toBe(false);
      }),
    );
  });
});

describe('an escalation plan', () => {
  const minute = duration(60_000);
  const plan: EscalationPlan = {
    from: 'warning',
    steps: [
      { after: minute, tell: ['shift-leader'] },
      { after: minute, tell: ['owner'] },
    ],
  };

  it('tells the next after its time, each step counted from the one before', () => {
    expect(nextEscalation(plan, 'critical', open)).toEqual({ at: later, step: plan.steps[0] });
    const up = after(open, { kind: 'escalated', at: later });
    expect(nextEscalation(plan, 'critical', up)).toEqual({ at: instant(121_000), step: plan.steps[1] });
    expect(nextEscalation(plan, 'critical', after(up, { kind: 'escalated', at: later }))).toBeNull();
  });

  it('is not put off by an alarm that goes on being raised', () => {
    const noisy = after(open, { kind: 'raised-again', at: instant(50_000), isStanding: false });
    expect(nextEscalation(plan, 'warning', noisy)?.at).toBe(later);
  });

  it('leaves alone what is too slight, and what somebody deals with', () => {
    expect(nextEscalation(plan, 'info', open)).toBeNull();
    const taken = after(open, { kind: 'acknowledged', at, by });
    expect(nextEscalation(plan, 'critical', taken)).toBeNull();
  });

  it('knows which severity is graver', () => {
    const grave = alarmSeverities.filter((severity) => isAtLeast(severity, 'warning'));
    expect(grave).toEqual(['warning', 'critical']);
  });
});
