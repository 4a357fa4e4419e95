import { describe, expect, it } from 'vitest';
import { ann, bob, context, duty, failed, identified } from '../../../test/builders.ts';
import type { Evidence, IdentifyMethod, SubjectMatch } from '../../index.ts';
import { decide } from '../../index.ts';

const doorOn = (...on: readonly [IdentifyMethod, IdentifyMethod]) =>
  duty({
    identify: { anyOf: ['face', 'id-document', 'health-code'] },
    require: [{ check: 'subject-matches', on }],
  });
const door = doorOn('face', 'id-document');
const at = (...facts: readonly Evidence[]) => decide(door, facts, context());
const compared = (state: SubjectMatch['state'], ...between: readonly [IdentifyMethod, IdentifyMethod]) =>
  ({ kind: 'subject-match', between, state }) as const;
const wanting = (...anyOf: readonly IdentifyMethod[]) => ({
  outcome: 'needs',
  missing: [{ what: 'subject-match', anyOf }],
});

describe('the subject match check', () => {
  it('passes a comparison that matches, in either order of the pair', () => {
    expect(at(identified('face'), compared('match', 'face', 'id-document')).outcome).toBe('granted');
    expect(at(identified('face'), compared('match', 'id-document', 'face')).outcome).toBe('granted');
  });

  it('passes two identifications of one subject and refuses those of two', () => {
    expect(at(identified('face'), identified('id-document')).outcome).toBe('granted');
    expect(at(identified('face', ann), identified('id-document', bob))).toMatchObject({
      outcome: 'denied',
      reasons: ['identify:conflict', 'subject-matches:mismatch'],
    });
  });

  it('refuses a mismatch and cannot tell from an uncertain comparison', () => {
    const both = [identified('face'), identified('id-document')] as const;
    expect(at(...both, compared('mismatch', 'face', 'id-document'))).toMatchObject({
      outcome: 'denied',
      reasons: ['identify:conflict', 'subject-matches:mismatch'],
    });
    expect(at(...both, compared('uncertain', 'face', 'id-document'))).toMatchObject({
      outcome: 'denied',
      reasons: ['subject-matches:unknown'],
    });
  });

  it('asks for what is missing of the pair', () => {
    expect(at(identified('face'))).toMatchObject(wanting('id-document'));
    expect(at(identified('face'), compared('match', 'face', 'health-code'))).toMatchObject(
      wanting('id-document'),
    );
    expect(at(failed('face'), identified('id-document'))).toMatchObject(wanting('face', 'id-document'));
  });

  it('leaves alone who is identified by other ways', () => {
    expect(at(identified('health-code')).outcome).toBe('granted');
    expect(at(identified('health-code'), identified('face'))).toMatchObject(wanting('id-document'));
  });

  it('proves nothing by comparing a method with itself', () => {
    const self = doorOn('face', 'face');
    const facts = [identified('face'), compared('match', 'face', 'face')];
    expect(decide(self, facts, context()).outcome).toBe('needs');
    expect(decide(self, facts, context({ final: true })).outcome).toBe('denied');
  });
});
