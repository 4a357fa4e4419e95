import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CommandEvent,
  type CommandKind,
  type CommandState,
  commandKinds,
  commandPhases,
  commandTransitions,
  givenCommand,
  instant,
  isOnce,
  longestCommandLife,
  longestLife,
  openLaneLife,
  stepCommand,
} from '../index.ts';

const start = instant(1_000_000);
const later = (milliseconds: number) => instant(start + milliseconds);
const given = (kind: CommandKind, life = 5_000) => givenCommand(kind, start, later(life));
const sent = (milliseconds = 10): CommandEvent => ({ kind: 'sent', at: later(milliseconds) });
const through = (state: CommandState, ...events: readonly CommandEvent[]): CommandState =>
  events.reduce((now, event) => {
    const next = stepCommand(now, event);
    if (next === null) throw new Error(`${event.kind} in ${now.phase}`);
    return next;
  }, state);

const anyKind = fc.constantFrom(...commandKinds);
const anyEvent: fc.Arbitrary<CommandEvent> = fc.oneof(
  fc.integer({ min: 0, max: 8_000 }).map(sent),
  fc.constantFrom<CommandEvent>(
    { kind: 'acknowledged' },
    { kind: 'done' },
    { kind: 'failed' },
    { kind: 'lapsed' },
  ),
);

describe('a command', () => {
  it('is sent, acknowledged and done', () => {
    const done = through(given('restart'), sent(10), { kind: 'acknowledged' }, { kind: 'done' });
    expect(done).toMatchObject({ phase: 'done', sent: 1, lastSentAt: later(10) });
  });

  it('is sent until it is acknowledged, and again afterwards for a sentinel that asks', () => {
    const twice = through(given('diagnose'), sent(10), sent(20));
    expect(twice).toMatchObject({ phase: 'sent', sent: 2, lastSentAt: later(20) });
    const known = through(twice, { kind: 'acknowledged' }, sent(30));
    expect(known).toMatchObject({ phase: 'acknowledged', sent: 3 });
  });

  it('to open a lane is sent once: a second copy would let a second person through', () => {
    const once = through(given('open-lane'), sent(10));
    expect(stepCommand(once, sent(20))).toBeNull();
    expect(stepCommand(through(once, { kind: 'acknowledged' }), sent(20))).toBeNull();
  });

  it('is not answered before it was sent, nor sent when its time is over', () => {
    expect(stepCommand(given('restart'), { kind: 'done' })).toBeNull();
    expect(stepCommand(given('restart'), sent(5_000))).toBeNull();
  });

  it('that lapsed may still be heard to have been carried out in time', () => {
    const lapsed = through(given('restart'), sent(), { kind: 'lapsed' });
    expect(lapsed.phase).toBe('expired');
    expect(through(lapsed, { kind: 'done' }).phase).toBe('done');
    expect(through(lapsed, { kind: 'failed' }).phase).toBe('failed');
    const unsent = through(given('restart'), { kind: 'lapsed' });
    expect(stepCommand(unsent, { kind: 'done' })).toBeNull();
  });

  it('does not change its answer', () => {
    const failed = through(given('update'), sent(), { kind: 'failed' });
    expect(stepCommand(failed, { kind: 'done' })).toBe(failed);
    expect(stepCommand(failed, { kind: 'lapsed' })).toBe(failed);
    expect(stepCommand(failed, sent())).toBeNull();
  });

  it('lives no longer than its kind allows', () => {
    const far = instant(start + 2 * longestCommandLife);
    expect(givenCommand('open-lane', start, far).notAfter).toBe(start + openLaneLife);
    expect(givenCommand('update', start, far).notAfter).toBe(start + longestLife('update'));
    expect(given('open-lane', 1_000).notAfter).toBe(later(1_000));
  });

  it('is never sent late, nor a single-use one twice, whatever happens', () => {
    fc.assert(
      fc.property(anyKind, fc.array(anyEvent, { maxLength: 30 }), (kind, events) => {
        let state = given(kind);
        for (const event of events) {
          const next = stepCommand(state, event);
          if (next === null) continue;
          state = next;
          expect(commandPhases).toContain(state.phase);
          if (isOnce(kind)) expect(state.sent).toBeLessThanOrEqual(1);
          expect(state.lastSentAt ?? start).toBeLessThan(state.notAfter);
        }
      }),
    );
  });

  it('has an answer to every event in every phase', () => {
    for (const phase of commandPhases)
      expect(Object.keys(commandTransitions[phase]).sort()).toEqual(
        ['acknowledged', 'done', 'failed', 'lapsed', 'sent'].sort(),
      );
  });
});
