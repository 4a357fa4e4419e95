import { describe, expect, it } from 'vitest';
import { ann, bob, context, duty, failed, identified } from '../../test/builders.ts';
import type { Facts, PersonId, Standing } from '../index.ts';
import { decide } from '../index.ts';

const door = duty({ identify: { anyOf: ['face', 'card', 'pass'] } });
const faceOnly = duty({ identify: { anyOf: ['face'] } });
const at = (facts: Facts, final = false) => decide(door, facts, context({ final }));
const denied = (...reasons: readonly string[]) => expect.objectContaining({ outcome: 'denied', reasons });
const needs = (anyOf: readonly string[], because?: string) =>
  expect.objectContaining({
    outcome: 'needs',
    missing: [{ what: 'identification', anyOf, ...(because === undefined ? {} : { because }) }],
  });

describe('identification', () => {
  it('grants whoever one accepted method names', () => {
    expect(at([identified('card')])).toEqual({ outcome: 'granted', subject: ann, notices: [] });
  });

  it('asks for any way of the duty while nothing was shown, and refuses when nothing comes', () => {
    expect(at([])).toEqual(needs(['face', 'card', 'pass']));
    expect(at([], true)).toEqual(denied('identify:not-presented'));
  });

  it('asks for the other ways when a face is not recognised', () => {
    expect(at([failed('face')])).toEqual(needs(['card', 'pass'], 'identify:not-recognised'));
    expect(at([failed('face', 'ambiguous')])).toEqual(needs(['card', 'pass'], 'identify:ambiguous'));
  });

  it('refuses when no way is left', () => {
    expect(decide(faceOnly, [failed('face')], context())).toEqual(denied('identify:not-recognised'));
    expect(at([failed('face', 'ambiguous'), failed('card'), failed('pass')])).toEqual(
      denied('identify:not-recognised', 'identify:ambiguous'),
    );
    expect(at([failed('face', 'ambiguous')], true)).toEqual(denied('identify:ambiguous'));
  });

  it('lets another way in after a face was not recognised', () => {
    expect(at([failed('face'), identified('card')])).toMatchObject({ outcome: 'granted', subject: ann });
  });

  it('takes a method that both failed and succeeded for failed', () => {
    expect(at([failed('card'), identified('card')])).toEqual(
      needs(['face', 'pass'], 'identify:not-recognised'),
    );
  });

  it('refuses two subjects at once, whatever stands between them', () => {
    expect(at([identified('face', ann), identified('card', bob)])).toEqual({
      outcome: 'denied',
      reasons: ['identify:conflict'],
      subject: null,
      notices: [],
    });
  });

  it('does not count a method that the duty does not accept', () => {
    const passport = identified('id-document', bob);
    expect(at([passport])).toEqual(needs(['face', 'card', 'pass'], 'identify:method-not-accepted'));
    expect(at([passport], true)).toEqual(denied('identify:method-not-accepted'));
    expect(at([passport, identified('card', ann)])).toMatchObject({ outcome: 'granted', subject: ann });
  });

  it('asks for a second factor without naming anybody yet', () => {
    const face = identified('face', ann, 'needs-second-factor');
    expect(at([face])).toEqual(needs(['card', 'pass']));
    expect(at([face])).toMatchObject({ subject: null });
    expect(at([face], true)).toEqual(denied('identify:not-presented'));
    expect(decide(faceOnly, [face], context())).toEqual(denied('identify:not-presented'));
  });

  it('is satisfied by a second factor that names the same person', () => {
    const face = identified('face', ann, 'needs-second-factor');
    expect(at([face, identified('card', ann)])).toMatchObject({ outcome: 'granted', subject: ann });
    expect(at([face, identified('card', ann, 'needs-second-factor')])).toMatchObject({ outcome: 'granted' });
    expect(at([face, identified('card', bob)])).toEqual(denied('identify:conflict'));
    expect(at([face, face])).toEqual(needs(['card', 'pass']));
    expect(at([face, failed('card')])).toEqual(needs(['pass'], 'identify:not-recognised'));
  });

  it('takes a method whose pieces differ in standing for the weaker', () => {
    expect(at([identified('face'), identified('face', ann, 'needs-second-factor')])).toEqual(
      needs(['card', 'pass']),
    );
  });

  it.each<[Standing, string, PersonId | null]>([
    ['removed', 'identify:person-removed', null],
    ['not-yet-valid', 'identify:not-yet-valid', ann],
    ['no-longer-valid', 'identify:no-longer-valid', ann],
    ['clock-doubtful', 'identify:clock-doubtful', ann],
    ['constructor' as Standing, 'identify:person-removed', null],
  ])('refuses a person whose standing is %s', (standing, reason, subject) => {
    expect(decide(door, [identified('card')], context({ standing: () => standing }))).toEqual({
      outcome: 'denied',
      reasons: [reason],
      subject,
      notices: [],
    });
  });

  it('refuses everybody where no way is accepted', () => {
    const none = duty({ identify: { anyOf: [] } });
    expect(decide(none, [], context())).toEqual(denied('identify:not-presented'));
    expect(decide(none, [identified('card')], context())).toEqual(denied('identify:method-not-accepted'));
  });

  it('learns nobody’s name under a duty that asks for none', () => {
    const { identify: _, ...nameless } = duty();
    expect(decide(nameless, [identified('face')], context())).toEqual({
      outcome: 'granted',
      subject: null,
      notices: [],
    });
  });
});
