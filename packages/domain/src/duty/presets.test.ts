import { describe, expect, it } from 'vitest';
import { ann, context, failed, identified, list, listId, temperature } from '../../test/builders.ts';
import type { Duty } from '../index.ts';
import { decide, dutyProblems, presetDuty, presetNames } from '../index.ts';
import { asksForFace, waysWithoutFace } from './ways-without-face.ts';

const processor = { name: 'Works', contact: 'desk' };
const preset = (name: (typeof presetNames)[number]): Duty => presetDuty(name, { processor });

describe.each(presetNames)('the ready duty %s', (name) => {
  it('is without a problem and names its processor', () => {
    expect(dutyProblems(preset(name))).toEqual([]);
    expect(preset(name)).toMatchObject({ id: name, processor });
  });

  it('has a way in without a face', () => {
    const duty = preset(name);
    if (asksForFace(duty)) expect(waysWithoutFace(duty)).not.toEqual([]);
  });
});

describe('the ready duties', () => {
  it('let an enrolled card open an everyday door without a face', () => {
    expect(decide(preset('access-control'), [failed('face'), identified('card')], context()).outcome).toBe(
      'granted',
    );
  });

  it('refuse whom the deny list of the door names', () => {
    const door = presetDuty('access-control', { processor, denyList: listId });
    const lists = new Map([[listId, list('deny', ann)]]);
    expect(decide(door, [identified('card')], context({ lists })).outcome).toBe('denied');
  });

  it('write nothing of anybody down where only a temperature is taken', () => {
    expect(preset('temperature-only').collect).toEqual({});
    expect(decide(preset('temperature-only'), [temperature(36.5)], context()).outcome).toBe('granted');
  });
});
