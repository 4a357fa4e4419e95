import { describe, expect, it } from 'vitest';
import { context, duty, failed, identified, requiring } from '../../../test/builders.ts';
import type { Decision, Evidence, PresentationAttack, RequireBonaFide } from '../../index.ts';
import { decide } from '../../index.ts';

type Challenge = RequireBonaFide['challenge'];
const piece = (
  state: PresentationAttack['state'],
  challenge: PresentationAttack['challenge'] = 'none',
): PresentationAttack => ({ kind: 'presentation-attack', state, challenge });
const at = (challenge: Challenge, ...facts: readonly Evidence[]): Decision =>
  decide(requiring({ check: 'presentation-attack', challenge }), facts, context());
const denied = (...what: readonly string[]) => ({
  outcome: 'denied',
  reasons: what.map((code) => `presentation-attack:${code}`),
});
const asked = { outcome: 'needs', missing: [{ what: 'presentation-attack' }] };
const doubted = {
  outcome: 'needs',
  missing: [{ what: 'presentation-attack', because: 'presentation-attack:unknown' }],
};

describe('the presentation attack check', () => {
  it('refuses an attack and a failed challenge, whatever else was passed', () => {
    for (const challenge of ['never', 'on-doubt', 'always'] as const) {
      expect(at(challenge, piece('attack', 'passed'))).toMatchObject(denied('suspected'));
      expect(at(challenge, piece('bona-fide', 'failed'), piece('bona-fide', 'passed'))).toMatchObject(
        denied('challenge-failed'),
      );
    }
    expect(at('never', piece('attack', 'failed'))).toMatchObject(denied('suspected', 'challenge-failed'));
  });

  it('asks for the check where none was made', () => {
    expect(at('never')).toEqual(expect.objectContaining(asked));
  });

  it('asks nobody for a challenge under `never`, and cannot tell of a doubtful face', () => {
    expect(at('never', piece('bona-fide')).outcome).toBe('granted');
    expect(at('never', piece('uncertain'))).toMatchObject(denied('unknown'));
  });

  it('asks for a challenge under `on-doubt` only in doubt', () => {
    expect(at('on-doubt', piece('bona-fide')).outcome).toBe('granted');
    expect(at('on-doubt', piece('uncertain'))).toEqual(expect.objectContaining(doubted));
    expect(at('on-doubt', piece('uncertain', 'passed')).outcome).toBe('granted');
    expect(at('on-doubt', piece('uncertain'), piece('uncertain', 'passed')).outcome).toBe('granted');
  });

  it('asks for a challenge under `always` each time', () => {
    expect(at('always', piece('bona-fide'))).toEqual(expect.objectContaining(asked));
    expect(at('always', piece('bona-fide', 'passed')).outcome).toBe('granted');
  });

  it('cannot tell of a state that nobody knows, challenge or not', () => {
    const odd = piece('glowing' as PresentationAttack['state'], 'passed');
    expect(at('on-doubt', odd)).toMatchObject(denied('unknown'));
  });

  it('leaves alone who is identified without a face', () => {
    const door = duty({ require: [{ check: 'presentation-attack', challenge: 'always' }] });
    const by = (...facts: readonly Evidence[]) => decide(door, facts, context());
    expect(by(identified('card')).outcome).toBe('granted');
    expect(by(failed('face'), identified('card'), piece('uncertain')).outcome).toBe('granted');
    expect(by(failed('face'), piece('uncertain'))).toMatchObject({ missing: [{ what: 'identification' }] });
    expect(by(identified('card'), piece('attack'))).toMatchObject(denied('suspected'));
    expect(by(identified('card'), identified('face'))).toEqual(expect.objectContaining(asked));
    const compared = { kind: 'subject-match', between: ['card', 'face'], state: 'match' } as const;
    expect(by(identified('card'), compared)).toEqual(expect.objectContaining(asked));
  });
});
