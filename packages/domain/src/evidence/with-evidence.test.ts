import { describe, expect, it } from 'vitest';
import { failed, identified } from '../../test/builders.ts';
import type { Facts, SubjectMatch } from '../index.ts';
import { withEvidence } from '../index.ts';

describe('newer evidence', () => {
  it('supersedes the older of its kind', () => {
    const facts: Facts = [
      { kind: 'mask', state: 'not-worn' },
      { kind: 'itinerary', state: 'clear' },
    ];
    expect(withEvidence(facts, { kind: 'mask', state: 'worn' })).toEqual([
      { kind: 'itinerary', state: 'clear' },
      { kind: 'mask', state: 'worn' },
    ]);
  });

  it('supersedes an identification by the same method alone', () => {
    const facts = [failed('card'), failed('face')];
    expect(withEvidence(facts, identified('card'))).toEqual([failed('face'), identified('card')]);
  });

  it('supersedes a comparison of the same two in whatever order', () => {
    const match = (state: SubjectMatch['state'], ...between: SubjectMatch['between']): SubjectMatch => ({
      kind: 'subject-match',
      between,
      state,
    });
    const other = match('match', 'face', 'card');
    const facts = [match('uncertain', 'face', 'id-document'), other];
    const newer = match('match', 'id-document', 'face');
    expect(withEvidence(facts, newer)).toEqual([other, newer]);
  });
});
