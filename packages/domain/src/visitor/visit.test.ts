import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ApproverKind,
  dueVisitEvent,
  duration,
  instant,
  invitedVisit,
  isInside,
  isOver,
  isWelcome,
  mayApprove,
  mayRefuse,
  neededApprovals,
  nextVisitEvent,
  obstaclesToAdmission,
  rescreened,
  stepVisit,
  type VisitEvent,
  type VisitState,
  visitErasure,
  visitTransitions,
  walkInVisit,
} from '../index.ts';

const at = (minutes: number) => instant(minutes * 60_000);
const minutes = (count: number) => duration(count * 60_000);
const plan = { from: at(60), until: at(120), entries: 'single', needed: ['host'] } as const;
const times = { grace: minutes(10), endAfter: minutes(30) };
const through = (state: VisitState, ...events: readonly VisitEvent[]): VisitState =>
  events.reduce((now, event) => {
    const next = stepVisit(now, event);
    if (next === null) throw new Error(`${event.kind} in ${now.phase}`);
    return next;
  }, state);
const answered: VisitEvent = { kind: 'answered', at: at(0) };
const yes = (as: ApproverKind = 'host', by = 'h'): VisitEvent => ({ kind: 'approved', as, by, at: at(1) });
const admitted = (minute = 70): VisitEvent => ({ kind: 'admitted', at: at(minute) });
const left = (minute = 80): VisitEvent => ({ kind: 'left', at: at(minute) });
const approved = through(invitedVisit(plan), answered, yes());

const anyInstant = fc.integer({ min: 0, max: 300 }).map(at);
const anyEvent: fc.Arbitrary<VisitEvent> = fc
  .record({
    at: anyInstant,
    other: anyInstant,
    until: anyInstant,
    as: fc.constantFrom<ApproverKind>('host', 'approver'),
  })
  .chain(({ at: moment, other, until, as }) =>
    fc.constantFrom<VisitEvent>(
      { kind: 'answered', at: moment },
      { kind: 'approved', at: moment, as, by: 'x' },
      { kind: 'refused', at: moment, by: 'x' },
      { kind: 'cancelled', at: moment, by: 'x' },
      { kind: 'moved', at: moment, by: 'x', to: { from: other, until } },
      { kind: 'extended', at: moment, by: 'x', until },
      { kind: 'arrived', at: moment },
      { kind: 'admitted', at: moment },
      { kind: 'left', at: moment },
      { kind: 'stayed-too-long', at: moment },
      { kind: 'time-over', at: moment },
    ),
  );
const anyNew = fc.record({
  needed: fc.subarray<ApproverKind>(['host', 'approver']),
  entries: fc.constantFrom('single' as const, 'multiple' as const),
  walksIn: fc.boolean(),
});

describe('a visit', () => {
  it('goes from the invitation to the way out', () => {
    const out = through(approved, { kind: 'arrived', at: at(65) }, admitted(), left());
    expect(out).toMatchObject({
      phase: 'left',
      arrivedAt: at(65),
      admittedAt: at(70),
      leftAt: at(80),
      endedAt: at(80),
    });
    expect(stepVisit(out, admitted(90))).toBeNull();
  });

  it('needs nobody’s yes where nobody is asked', () => {
    expect(through(invitedVisit({ ...plan, needed: [] }), answered).phase).toBe('approved');
    expect(walkInVisit({ ...plan, needed: [] }, at(0)).phase).toBe('arrived');
  });

  it('waits for each yes that is needed, once', () => {
    const both = through(invitedVisit({ ...plan, needed: ['host', 'approver'] }), yes(), answered);
    expect(both.phase).toBe('awaiting-approval');
    expect(stepVisit(both, yes())).toBeNull();
    expect(through(both, yes('approver', 'b')).phase).toBe('approved');
    expect(stepVisit(approved, yes('approver', 'b'))).toBeNull();
  });

  it('of somebody who stands at the door goes straight to the desk once he is let in', () => {
    expect(through(walkInVisit(plan, at(0)), yes())).toMatchObject({ phase: 'arrived', arrivedAt: at(0) });
  });

  it('at another time wants another yes', () => {
    const to = { from: at(200), until: at(260) };
    const moved = through(approved, { kind: 'moved', at: at(10), by: 'v', to });
    expect(moved).toMatchObject({ phase: 'awaiting-approval', ...to, approvals: [] });
    expect(
      stepVisit(approved, { kind: 'moved', at: at(10), by: 'v', to: { from: at(9), until: at(9) } }),
    ).toBeNull();
  });

  it('of several entries lets him out and back in; its window ends it', () => {
    const lunch = through(
      through(invitedVisit({ ...plan, entries: 'multiple' }), answered, yes()),
      admitted(),
      left(),
    );
    expect(isWelcome(lunch)).toBe(true);
    const back = through(lunch, admitted(100));
    expect(back).toMatchObject({ phase: 'on-site', admittedAt: at(70), leftAt: null, endedAt: null });
  });

  it('can be made longer while he is on site, never shorter', () => {
    const over = through(approved, admitted(), { kind: 'stayed-too-long', at: at(131) });
    expect(over.phase).toBe('overstayed');
    const longer: VisitEvent = { kind: 'extended', at: at(131), by: 'h', until: at(180) };
    expect(through(over, longer)).toMatchObject({ phase: 'on-site', until: at(180) });
    expect(stepVisit(over, { ...longer, until: at(100) })).toBeNull();
  });

  it('never lets anybody on site whom nobody approved, whatever happens', () => {
    fc.assert(
      fc.property(anyNew, fc.array(anyEvent, { maxLength: 40 }), ({ walksIn, ...given }, events) => {
        const visit = { from: at(60), until: at(120), ...given };
        let state = walksIn ? walkInVisit(visit, at(0)) : invitedVisit(visit);
        for (const event of events) {
          const next = stepVisit(state, event);
          if (next === null) continue;
          state = next;
          expect(state.phase in visitTransitions).toBe(true);
          const asked = state.needed.every((kind) => state.approvals.some(({ as }) => as === kind));
          if (isInside(state.phase) || state.phase === 'arrived' || state.phase === 'approved')
            expect(asked).toBe(true);
          expect(isOver(state.phase)).toBe(state.endedAt !== null);
          expect(state.from < state.until).toBe(true);
          expect(state.end === null).toBe(state.phase !== 'ended');
        }
      }),
    );
  });
});

describe('who may say yes', () => {
  const rule = { needed: ['host', 'approver'], fourEyes: true } as const;
  const waiting = through(invitedVisit({ ...plan, needed: rule.needed }), answered);
  const nobody = { id: 'n', isHost: false, isApprover: false, isInviter: false };

  it('is the host as the host, and whoever may decide as one who decides, each once', () => {
    expect(mayApprove(waiting, rule, { ...nobody, isHost: true })).toEqual({ as: 'host' });
    expect(mayApprove(waiting, rule, { ...nobody, isApprover: true })).toEqual({ as: 'approver' });
    expect(mayApprove(waiting, rule, nobody)).toEqual({ obstacle: 'not-asked' });
    const half = through(waiting, yes('host', 'both'));
    const both = { id: 'both', isHost: true, isApprover: true, isInviter: false };
    expect(mayApprove(half, rule, both)).toEqual({ obstacle: 'already-approved' });
    expect(mayApprove(approved, rule, { ...nobody, isHost: true })).toEqual({ obstacle: 'not-open' });
  });

  it('is not, where four eyes are asked for, whoever invited', () => {
    const inviter = { ...nobody, isApprover: true, isInviter: true };
    expect(mayApprove(waiting, rule, inviter)).toEqual({ obstacle: 'own-invitation' });
    expect(mayApprove(waiting, { ...rule, fourEyes: false }, inviter)).toEqual({ as: 'approver' });
  });

  it('is more than the host when a list may name the visitor; a name alone refuses nobody', () => {
    expect(neededApprovals({ needed: ['host'], fourEyes: false }, 'clear')).toEqual(['host']);
    for (const screening of ['possible', 'watched', 'denied'] as const)
      expect(neededApprovals({ needed: ['host'], fourEyes: false }, screening)).toEqual(['host', 'approver']);
  });

  it('may also say no', () => {
    expect(mayRefuse(waiting, { isHost: true, isApprover: false })).toBe(true);
    expect(mayRefuse(waiting, nobody)).toBe(false);
    // Where nobody's yes is needed the host may still say no, but not where it is another's to decide.
    expect(mayRefuse({ needed: [] }, { isHost: true, isApprover: false })).toBe(true);
    expect(mayRefuse({ needed: ['approver'] }, { isHost: true, isApprover: false })).toBe(false);
  });
});

describe('time', () => {
  it('ends what nobody came to at the end of the window, without a grace', () => {
    expect(nextVisitEvent(approved, times)).toEqual({ at: at(120), kind: 'time-over' });
    expect(dueVisitEvent(approved, times, instant(at(120) - 1))).toBeNull();
    const event = dueVisitEvent(approved, times, at(120));
    expect(event === null ? null : stepVisit(approved, event)).toMatchObject({
      phase: 'ended',
      end: 'no-show',
    });
  });

  it('notices who stays too long, and signs out whom nobody signed out', () => {
    const inside = through(approved, admitted());
    expect(nextVisitEvent(inside, times)).toEqual({ at: at(130), kind: 'stayed-too-long' });
    const over = through(inside, { kind: 'stayed-too-long', at: at(130) });
    expect(nextVisitEvent(over, times)).toEqual({ at: at(150), kind: 'time-over' });
    expect(nextVisitEvent(over, { grace: minutes(60), endAfter: minutes(30) })?.at).toBe(at(180));
    expect(nextVisitEvent(through(over, left(140)), times)).toBeNull();
  });

  it('always leads to an end', () => {
    fc.assert(
      fc.property(anyNew, fc.array(anyEvent, { maxLength: 20 }), ({ walksIn, ...given }, events) => {
        const visit = { from: at(60), until: at(120), ...given };
        let state = walksIn ? walkInVisit(visit, at(0)) : invitedVisit(visit);
        for (const event of events) state = stepVisit(state, event) ?? state;
        for (let tries = 0; tries < 3 && !isOver(state.phase); tries++) {
          const event = dueVisitEvent(state, times, at(10_000));
          state = event === null ? state : (stepVisit(state, event) ?? state);
        }
        expect(isOver(state.phase)).toBe(true);
      }),
    );
  });
});

describe('what is known of a visitor', () => {
  const keep = minutes(1_000);

  it('is kept for its period after the end, and goes at once when he asks', () => {
    const out = through(approved, admitted(), left());
    expect(visitErasure(out, keep, null)).toEqual({ at: at(1_080) });
    expect(visitErasure(out, keep, at(90))).toEqual({ at: at(90) });
    expect(visitErasure(approved, keep, null)).toBeNull();
  });

  it('stays while he is on site, for whoever counts heads in a fire', () => {
    expect(visitErasure(through(approved, admitted()), keep, at(75))).toBeNull();
  });

  it('is kept until the window is over for whoever may come back', () => {
    const lunch = through(
      through(invitedVisit({ ...plan, entries: 'multiple' }), answered, yes()),
      admitted(),
      left(),
    );
    expect(visitErasure(lunch, keep, null)).toEqual({ at: at(1_120) });
  });
});

describe('a way in', () => {
  const document = { document: 'd', version: 2 };
  const open = { early: minutes(15), demanded: [], accepted: [], escort: null, passed: [] };

  it('is open from a while before the window until its very end', () => {
    const obstacles = (minute: number) => obstaclesToAdmission(approved, { ...open, at: at(minute) });
    expect([obstacles(44), obstacles(45), obstacles(119), obstacles(120)]).toEqual([
      ['too-early'],
      [],
      [],
      ['too-late'],
    ]);
  });

  it('is closed to whoever nobody approved, and whoever is done', () => {
    expect(obstaclesToAdmission(invitedVisit(plan), { ...open, at: at(70) })).toEqual(['not-approved']);
    const out = through(approved, admitted(), left());
    expect(obstaclesToAdmission(out, { ...open, at: at(90) })).toEqual(['over']);
  });

  it('wants the version in force accepted, not an older one', () => {
    const facts = { ...open, at: at(70), demanded: [document] };
    const old = { ...document, version: 1, at: at(0) };
    expect(obstaclesToAdmission(approved, { ...facts, accepted: [old] })).toEqual(['documents-missing']);
    expect(obstaclesToAdmission(approved, { ...facts, accepted: [{ ...document, at: at(0) }] })).toEqual([]);
  });

  it('opens only after the escort, and not long after', () => {
    const escort = { escorts: ['e'], within: minutes(2) };
    const seen = (person: string, minute: number) =>
      obstaclesToAdmission(approved, { ...open, at: at(70), escort, passed: [{ person, at: at(minute) }] });
    expect(seen('e', 69)).toEqual([]);
    expect(seen('e', 70)).toEqual([]);
    expect(seen('e', 68)).toEqual([]);
    for (const [person, minute] of [
      ['e', 67],
      ['e', 71],
      ['x', 70],
      ['e', Number.NaN],
    ] as const)
      expect(seen(person, minute)).toEqual(['escort-missing']);
  });
});

describe('a visitor who corrects who he is', () => {
  it('waits for one more yes when a list may name him now, and keeps those that were given', () => {
    expect(rescreened(approved, ['host', 'approver'])).toEqual({
      ...approved,
      phase: 'awaiting-approval',
      needed: ['host', 'approver'],
    });
    expect(rescreened(approved, [])).toEqual(approved);
  });

  it('stays where he is while he is in, and before anybody has decided', () => {
    const inside = through(approved, admitted());
    expect(rescreened(inside, ['approver'])).toMatchObject({
      phase: 'on-site',
      needed: ['host', 'approver'],
    });
    expect(rescreened(invitedVisit(plan), ['approver']).phase).toBe('invited');
  });
});
