import { decisionContextSchema } from '@vedette/contract';
import { instant, type PersonId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { contextOf } from './context-of.ts';

const parse = (document: object) => decisionContextSchema.parse(document);
const ann = 'ann' as PersonId;

describe('a context from a document', () => {
  it('is now, open to more evidence, with everybody enrolled, when the document is empty', () => {
    const context = contextOf(parse({}), instant(1_660_000_000_000));
    expect(context).toMatchObject({ at: 1_660_000_000_000, clock: 'trusted', final: false, direction: 'in' });
    expect(context.standing(ann)).toBe('enrolled');
  });

  it.each([
    ['Asia/Shanghai', { date: '2022-08-10', weekday: 3, minute: 30 }],
    ['UTC', { date: '2022-08-09', weekday: 2, minute: 990 }],
    ['America/St_Johns', { date: '2022-08-09', weekday: 2, minute: 840 }],
  ])('shows the wall clock of %s', (timeZone, local) => {
    const at = '2022-08-09T16:30:00Z';
    expect(contextOf(parse({ at, timeZone }), instant(0)).local).toEqual(local);
  });

  it('gives each person the standing of their validity, and nobody else any', () => {
    const people = [{ id: 'ann', validTo: 1000 }, { id: 'bob' }];
    const at = (moment: number) => contextOf(parse({ people }), instant(moment));
    expect(at(999).standing(ann)).toBe('enrolled');
    expect(at(1000).standing(ann)).toBe('no-longer-valid');
    expect(at(1000).standing('bob' as PersonId)).toBe('enrolled');
    expect(at(1000).standing('eve' as PersonId)).toBe('removed');
  });

  it('refuses what no context has', () => {
    expect(decisionContextSchema.safeParse({ weather: 'fine' }).success).toBe(false);
    expect(decisionContextSchema.safeParse({ at: '2022-08-09 09:00' }).success).toBe(false);
  });
});
