import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ann, bob } from '../../test/builders.ts';
import { matchSubjects, Personal, type SubjectClaims } from '../index.ts';

type Plain = { readonly [key in keyof SubjectClaims]?: unknown };
const personal = ['name', 'maskedName', 'icaoName', 'birthDate', 'maskedNumber', 'number', 'phone'];
const subject = (plain: Plain): SubjectClaims =>
  Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [key, personal.includes(key) ? new Personal(value) : value]),
  ) as SubjectClaims;
const match = (one: Plain, other: Plain) => {
  const there = matchSubjects(subject(one), subject(other));
  expect(matchSubjects(subject(other), subject(one))).toBe(there);
  return there;
};
const icao = (family: string, given: string) => ({ family, given });

describe('two subjects', () => {
  it('are one when this site gave both the same id, and two when it gave two', () => {
    expect(match({ person: ann }, { person: ann, name: '别人' })).toBe('match');
    expect(match({ person: ann }, { person: bob })).toBe('mismatch');
  });

  it('are bound by the same number, unless the name or the birth date speaks against it', () => {
    expect(match({ numberHash: 'a' }, { numberHash: 'a' })).toBe('match');
    expect(match({ numberHash: 'a', name: '陈明' }, { numberHash: 'a', name: '王芳' })).toBe('uncertain');
    expect(
      match({ numberHash: 'a', birthDate: '1990-01-01' }, { numberHash: 'a', birthDate: '1990-01-02' }),
    ).toBe('uncertain');
    expect(match({ numberHash: 'a' }, { numberHash: 'b' })).toBe('mismatch');
  });

  it('are bound by name and birth date together', () => {
    const ming = { name: '陈明', birthDate: '1990-01-01' };
    expect(match(ming, ming)).toBe('match');
    expect(match(ming, { ...ming, birthDate: '1990-01-02' })).toBe('mismatch');
    expect(match(ming, { ...ming, name: '王芳' })).toBe('mismatch');
  });

  it('are bound by name and phone, while another phone speaks against nobody', () => {
    expect(match({ name: '陈明', phone: '1' }, { name: '陈明', phone: '1' })).toBe('match');
    expect(match({ name: '陈明', phone: '1' }, { name: '陈明', phone: '2' })).toBe('uncertain');
    expect(match({ name: '陈明', phone: '1' }, { name: '陈明' })).toBe('uncertain');
  });

  it('are never bound by a name alone, nor by a year of birth', () => {
    expect(match({ name: '陈明' }, { name: '陈 明' })).toBe('uncertain');
    expect(match({ name: '陈明', birthDate: '1990' }, { name: '陈明', birthDate: '1990' })).toBe('uncertain');
    expect(match({ name: '陈明', birthDate: '1990' }, { name: '陈明', birthDate: '1990-05-05' })).toBe(
      'uncertain',
    );
    expect(match({ name: '陈明', birthDate: '1991' }, { name: '陈明', birthDate: '1990-05-05' })).toBe(
      'mismatch',
    );
  });

  it('are never bound by masked texts alone, and are parted by them', () => {
    expect(match({ maskedName: '陈**' }, { name: '陈小明' })).toBe('uncertain');
    expect(match({ maskedName: '陈*' }, { name: '王芳' })).toBe('mismatch');
    const masked = { maskedName: '陈*', maskedNumber: '11**************2X' };
    expect(match(masked, { name: '陈明', number: '11010519491231002X' })).toBe('uncertain');
    expect(match(masked, { name: '陈明', number: '310105194912310021' })).toBe('mismatch');
  });

  it('are bound by a full name with a masked number that fits', () => {
    expect(
      match(
        { name: '陈明', maskedNumber: '1101**********002X' },
        { name: '陈明', number: '11010519491231002X' },
      ),
    ).toBe('match');
  });

  it.each([
    ['**', '陈明', 'uncertain'],
    ['陈明', '陈明', 'uncertain'],
    ['陈*', '陈', 'mismatch'],
    ['*明', '陈小明', 'uncertain'],
    ['欧*小*', '欧阳小明', 'uncertain'],
    ['欧*大*', '欧阳小明', 'mismatch'],
    ['A*b', 'a long b', 'uncertain'],
    ['x*', 'y'.repeat(200), 'uncertain'],
  ])('with the masked name %s and the name %s: %s', (maskedName, name, state) => {
    expect(match({ maskedName }, { name })).toBe(state);
  });

  it('compare names across spellings, scripts and transliterations', () => {
    const born = { birthDate: '1990-01-01' };
    const names = (one: Plain, other: Plain) => match({ ...one, ...born }, { ...other, ...born });
    expect(names({ name: 'Müller, Jörg' }, { name: 'jörg MÜLLER' })).toBe('match');
    expect(names({ name: 'Jörg Müller' }, { name: 'Jorg Muller' })).toBe('match');
    expect(names({ name: 'Chen Ming' }, { name: '陈明' })).toBe('uncertain');
    expect(names({ name: 'Иван' }, { name: 'Петр' })).toBe('mismatch');
    expect(
      names({ icaoName: icao('MUELLER', 'JOERG<KARL') }, { icaoName: icao('MUELLER', 'JOERG KARL') }),
    ).toBe('match');
    expect(names({ icaoName: icao('A', 'B') }, { icaoName: icao('A', 'C') })).toBe('mismatch');
    expect(names({ icaoName: icao('', 'B') }, { icaoName: icao('A', 'B') })).toBe('uncertain');
    expect(names({ name: 'Ming Chen' }, { icaoName: icao('CHEN', 'MING') })).toBe('match');
    expect(names({ name: 'Jörg Müller' }, { icaoName: icao('MUELLER', 'JOERG') })).toBe('uncertain');
    expect(names({ name: '陈明' }, { icaoName: icao('CHEN', 'MING') })).toBe('uncertain');
    expect(names({ name: 'Ming Chen' }, { icaoName: icao('陈', '明') })).toBe('uncertain');
    expect(names({ name: ' ' }, { name: ' ' })).toBe('mismatch');
  });

  it('stand open when nothing of them can be compared', () => {
    expect(match({}, {})).toBe('uncertain');
    expect(match({ person: ann }, { maskedName: '陈*' })).toBe('uncertain');
  });

  it('are never bound by something masked and nothing else, whatever it is', () => {
    const text = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, (maskedName, maskedNumber, name) => {
        expect(match({ maskedName, maskedNumber }, { name, number: name })).not.toBe('match');
      }),
    );
  });
});
