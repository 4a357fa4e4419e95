import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duty } from '../../test/builders.ts';
import type {
  Contact,
  DurationText,
  PassageEffect,
  PassageEvent,
  PassageEventName,
  PassageState,
} from '../index.ts';
import { idlePassage, passageEvents, passagePhases, step, timerDurations, timerOf } from '../index.ts';
import { transitionOf } from './passage-machine.ts';
import { transitions } from './transitions.ts';

function eventOf(name: PassageEventName): PassageEvent {
  switch (name) {
    case 'decided:granted':
      return { kind: 'decided', outcome: 'granted' };
    case 'decided:denied':
      return { kind: 'decided', outcome: 'denied' };
    case 'decided:refer':
      return { kind: 'decided', outcome: 'refer' };
    case 'decided:needs':
      return { kind: 'decided', outcome: 'needs' };
    default:
      return { kind: name };
  }
}

interface Run {
  readonly state: PassageState;
  readonly effects: readonly PassageEffect[];
}
const play = (names: readonly PassageEventName[], from: PassageState = idlePassage): Run =>
  names.reduce<Run>(
    (run, name) => {
      const next = step(run.state, eventOf(name));
      return { state: next.state, effects: [...run.effects, ...next.effects] };
    },
    { state: from, effects: [] },
  );
const words = (effects: readonly PassageEffect[]): string[] =>
  effects.map((effect) => Object.values(effect).join(' '));

const contacts: readonly Contact[] = ['open', 'closed'];
const states: readonly PassageState[] = passagePhases.flatMap((phase) =>
  contacts.map((contact) => ({ phase, contact })),
);
const series = fc.array(fc.constantFrom(...passageEvents), { maxLength: 40 });

describe('a passage', () => {
  it('runs from a person who appears to a lane that is taken', () => {
    const run = play([
      'person-appeared',
      'decided:needs',
      'decided:granted',
      'released',
      'passed',
      'held-elapsed',
    ]);
    expect(words(run.effects)).toEqual([
      'ask',
      'ask',
      'record duty',
      'release granted',
      'complete taken',
      'hold',
      'reset',
    ]);
    expect(run.state).toEqual(idlePassage);
  });

  it('is taken when a door without a passage sensor opens and closes', () => {
    const opened = ['person-appeared', 'decided:granted', 'released', 'contact-opened'] as const;
    expect(words(play([...opened, 'contact-closed']).effects)).toContain('complete taken');
    const run = play([...opened, 'open-elapsed', 'contact-closed']);
    expect(words(run.effects)).toContain('complete taken');
    expect(run.state).toEqual(idlePassage);
  });

  it('is not taken when nobody walks', () => {
    const run = play(['person-appeared', 'decided:granted', 'released', 'open-elapsed']);
    expect(run.state.phase).toBe('not-taken');
    expect(words(run.effects).slice(-2)).toEqual(['complete not-taken', 'hold']);
  });

  it('holds for whom the duty denies, and lets a better decision follow', () => {
    const denied = play(['person-appeared', 'decided:denied']);
    expect(words(denied.effects)).toEqual(['ask', 'record duty', 'hold']);
    const later = play(['decided:granted'], denied.state);
    expect(words(later.effects)).toEqual(['complete not-taken', 'record duty', 'release granted']);
  });

  it('opens for a referred person by the hand of an operator, on a record of its own', () => {
    const run = play(['person-appeared', 'decided:refer', 'operator-released', 'released', 'passed']);
    expect(words(run.effects)).toEqual([
      'ask',
      'record duty',
      'hold',
      'complete not-taken',
      'record operator',
      'release operator',
      'complete taken',
      'hold',
    ]);
  });

  it('ends in a final decision for whom never shows enough', () => {
    const run = play(['person-appeared', 'decided:needs', 'wait-elapsed', 'wait-elapsed']);
    expect(words(run.effects)).toContain('record final');
    expect(run.state).toEqual(idlePassage);
  });

  it('opens nothing for a decision that comes after its person has gone', () => {
    expect(play(['person-appeared', 'person-left', 'decided:granted']).state).toEqual(idlePassage);
  });

  it('is forced when a contact opens with no release', () => {
    for (const before of [[], ['person-appeared'], ['person-appeared', 'decided:denied']] as const) {
      const run = play([...before, 'contact-opened']);
      expect(run.state).toEqual({ phase: 'forced', contact: 'open' });
      expect(words(run.effects)).toContain('alarm forced');
    }
    expect(words(play(['person-appeared', 'decided:denied', 'passed']).effects)).toContain('complete forced');
  });

  it('is not forced by a hand that is quicker than the acknowledgement of a release', () => {
    const run = play(['person-appeared', 'decided:granted', 'contact-opened']);
    expect(run.state.phase).toBe('released');
    expect(words(run.effects)).not.toContain('alarm forced');
  });

  it('is held open when the contact is still open after its limit', () => {
    const run = play(['exit-pressed', 'released', 'contact-opened', 'passed', 'held-elapsed']);
    expect(run.state).toEqual({ phase: 'held-open', contact: 'open' });
    expect(words(run.effects).slice(-2)).toEqual(['alarm held-open', 'complete held-open']);
    expect(play(['contact-closed'], run.state).state).toEqual(idlePassage);
    expect(words(play(['contact-opened', 'held-elapsed']).effects)).toContain('alarm held-open');
  });

  it('serves the next person at once behind one who has passed', () => {
    const run = play(['person-appeared', 'decided:granted', 'released', 'passed', 'person-appeared']);
    expect(run.state.phase).toBe('presented');
    expect(words(run.effects).slice(-2)).toEqual(['reset', 'ask']);
  });

  it('opens for fire in every state and stays open until it is reset', () => {
    for (const state of states) {
      const fire = step(state, { kind: 'fire' });
      expect(fire.state.phase).toBe('fire-open');
      expect(words(fire.effects)).toContain('release fire');
      expect(words(fire.effects)).not.toContain('hold');
    }
    const burning: PassageState = { phase: 'fire-open', contact: 'closed' };
    const others = passageEvents.filter((name) => name !== 'fire-reset');
    const run = play(others, burning);
    expect(run.state.phase).toBe('fire-open');
    expect(words(run.effects)).toEqual(['release fire']);
    expect(play(['fire-reset'], run.state).state.phase).toBe('idle');
  });
});

describe('the table of passages', () => {
  it('says of every event in every phase what it does, or that it does nothing', () => {
    expect(Object.keys(transitions)).toEqual([...passagePhases]);
    for (const phase of passagePhases) expect(Object.keys(transitions[phase])).toEqual([...passageEvents]);
  });

  it('reaches every phase', () => {
    const reached = states.flatMap((state) =>
      passageEvents
        .map((name) => transitionOf(state, name))
        .map((found) => (found === 'ignore' ? null : found.to)),
    );
    expect(new Set(reached.filter((phase) => phase !== null))).toEqual(new Set(passagePhases));
  });

  it('leaves nobody waiting: the timers that run lead back to idle in four steps', () => {
    for (const start of states.filter(({ phase }) => phase !== 'fire-open')) {
      let state = start;
      for (let count = 0; count < 4; count += 1) {
        const timer = timerOf[state.phase];
        if (timer !== null) state = step(state, { kind: `${timer}-elapsed` }).state;
      }
      expect(state.phase).toBe('idle');
    }
  });

  it('leaves nobody waiting after any series of events', () => {
    const check = (names: readonly PassageEventName[]): void => {
      let { state } = play([...names, 'fire-reset']);
      for (let timer = timerOf[state.phase]; timer !== null; timer = timerOf[state.phase]) {
        state = step(state, { kind: `${timer}-elapsed` }).state;
      }
      expect(state.phase).toBe('idle');
    };
    fc.assert(fc.property(series, check), { numRuns: 500 });
  });

  it('is never idle with a lane that was told to open and not to hold', () => {
    const check = (names: readonly PassageEventName[]): void => {
      const { state, effects } = play(names);
      const last = effects.findLast(({ kind }) => kind === 'release' || kind === 'hold');
      if (state.phase === 'idle') expect(last?.kind).not.toBe('release');
    };
    fc.assert(fc.property(series, check), { numRuns: 500 });
  });

  it('releases a lane for a grant, an operator, an exit button or fire, and for nothing else', () => {
    for (const state of states) {
      for (const name of passageEvents) {
        const isRelease = step(state, eventOf(name)).effects.some(({ kind }) => kind === 'release');
        const mayRelease = ['decided:granted', 'operator-released', 'exit-pressed', 'fire'].includes(name);
        expect(isRelease && !mayRelease).toBe(false);
      }
    }
  });

  it('completes every record before the next, and replaces a completion only by what came later', () => {
    const later: Readonly<Record<string, readonly string[]>> = {
      none: ['taken', 'not-taken', 'forced', 'held-open'],
      pending: ['taken', 'not-taken', 'forced'],
      taken: ['held-open'],
      'not-taken': ['taken', 'forced'],
      forced: [],
      'held-open': [],
    };
    const check = (names: readonly PassageEventName[]): void => {
      let last = 'none';
      for (const effect of play(names).effects) {
        if (effect.kind === 'complete') expect(later[last]).toContain(effect.completion);
        if (effect.kind === 'complete' && last !== 'none') last = effect.completion;
        if (effect.kind === 'record' || effect.kind === 'reset') expect(last).not.toBe('pending');
        if (effect.kind === 'record') last = 'pending';
        if (effect.kind === 'reset') last = 'none';
      }
    };
    fc.assert(fc.property(series, check), { numRuns: 3_000 });
  });

  it('knows where the contact stands', () => {
    for (const state of states) {
      expect(step(state, { kind: 'contact-opened' }).state.contact).toBe('open');
      expect(step(state, { kind: 'contact-closed' }).state.contact).toBe('closed');
      expect(step(state, { kind: 'person-left' }).state.contact).toBe(state.contact);
    }
  });
});

describe('the timers of a passage', () => {
  it('take from the duty how long a lane stays open', () => {
    expect(timerDurations(duty({ openFor: '8s' })).open).toBe(8_000);
    expect(timerDurations(duty({ openFor: 'long' as DurationText })).open).toBe(5_000);
    expect(timerDurations(null)).toEqual({ wait: 15_000, open: 5_000, held: 10_000 });
  });
});
