import { evidenceKinds } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { factsSchema } from './facts.ts';

const sound = [
  {
    kind: 'identification',
    by: 'face',
    state: 'identified',
    subject: 'ann',
    standing: 'sufficient',
    score: 0.5,
  },
  { kind: 'presentation-attack', state: 'bona-fide', challenge: 'none' },
  { kind: 'mask', state: 'worn' },
  { kind: 'screening-temperature', reading: 36.5, distance: null, ambient: 20 },
  { kind: 'health-status', colour: 'green' },
  { kind: 'test', method: 'NAAT', result: 'not-detected', sampledAt: 1_660_000_000_000 },
  { kind: 'vaccination', doses: 3, lastAt: null },
  { kind: 'itinerary', state: 'clear' },
  { kind: 'subject-match', between: ['face', 'id-document'], state: 'match' },
];

describe('facts as a document', () => {
  it('takes every kind of evidence there is', () => {
    expect(sound.map(({ kind }) => kind)).toEqual([...evidenceKinds]);
    expect(factsSchema.parse(sound)).toEqual(sound);
  });

  it('takes a moment as ISO 8601 with its offset too', () => {
    const test = { kind: 'test', method: 'any', result: 'not-detected', sampledAt: null };
    const dated = { ...test, method: 'NAAT', sampledAt: '2022-08-09T00:00:00+08:00' };
    expect(factsSchema.parse([dated])).toMatchObject([{ sampledAt: Date.UTC(2022, 7, 8, 16) }]);
    expect(factsSchema.safeParse([test]).success).toBe(false);
    expect(factsSchema.safeParse([{ ...dated, sampledAt: '2022-08-09' }]).success).toBe(false);
  });

  it.each([
    [{ kind: 'identification', by: 'face', state: 'not-identified', subject: 'ann' }],
    [{ kind: 'identification', by: 'smile', state: 'not-identified' }],
    [{ kind: 'mask', state: 'worn', colour: 'blue' }],
    [{ kind: 'screening-temperature', reading: '36.5', distance: null, ambient: null }],
    [{ kind: 'subject-match', between: ['face'], state: 'match' }],
    [{ kind: 'mood', state: 'good' }],
    [null],
  ])('refuses %j', (fact) => {
    expect(factsSchema.safeParse([fact]).success).toBe(false);
  });
});
