import { describe, expect, it } from 'vitest';
import type { JsonValue } from './certlogic/index.ts';
import { parseDcc } from './dcc-schema.ts';
import { officialSchemaProblems } from './official-schema.ts';
import { sampleDcc } from './simulated/samples.ts';

const { v, t, r } = sampleDcc;
const [vaccination, test, recovery] = [v.v[0], t.t[0], r.r[0]];
const faultsOf = (payload: JsonValue): readonly string[] => {
  const read = parseDcc(payload);
  return read.ok ? [] : read.faults;
};

describe('a payload', () => {
  it.each(Object.values(sampleDcc))('keeps the schema, ours and the published one', (payload) => {
    expect(faultsOf(payload)).toEqual([]);
    expect(officialSchemaProblems(payload)).toEqual([]);
  });

  it('is about one event', () => {
    const read = parseDcc(t);
    expect(read.ok && read.value.event).toMatchObject({ kind: 't', type: 'LP6464-4', id: test.ci });
  });

  it.each<[string, JsonValue]>([
    ['two kinds of events', { ...v, t: t.t }],
    ['two events of a kind', { ...v, v: [vaccination, vaccination] }],
    ['no event', { ver: v.ver, nam: v.nam, dob: v.dob }],
    ['an empty group', { ...v, v: [] }],
    ['an empty group beside the event', { ...v, t: [] }],
    ['a group that is no list', { ...v, v: vaccination }],
    ['no name', { ver: v.ver, dob: v.dob, v: v.v }],
    ['a name without its transliteration', { ...v, nam: { fn: 'A', gn: 'B' } }],
    ['a transliteration in small letters', { ...v, nam: { fnt: 'Mueller' } }],
    ['a name of 81 letters', { ...v, nam: { fnt: 'A'.repeat(81) } }],
    ['a date of birth in letters', { ...v, dob: '1963-xx-xx' }],
    ['a date of birth long ago', { ...v, dob: '1899-04-20' }],
    ['no version', { nam: v.nam, dob: v.dob, v: v.v }],
    ['a version in words', { ...v, ver: 'one' }],
    ['a dose that is none', { ...v, v: [{ ...vaccination, dn: 0 }] }],
    ['a dose and a half', { ...v, v: [{ ...vaccination, dn: 1.5 }] }],
    ['a dose in letters', { ...v, v: [{ ...vaccination, dn: '2' }] }],
    ['a day that the calendar does not have', { ...v, v: [{ ...vaccination, dt: '2021-02-30' }] }],
    ['a test without a time', { ...t, t: [{ ...test, sc: '2021-07-01' }] }],
    ['an identifier of 81 letters', { ...r, r: [{ ...recovery, ci: 'x'.repeat(81) }] }],
    ['a country that will never be one', { ...r, r: [{ ...recovery, co: 'XY' }] }],
    ['a maker that stands for none', { ...v, v: [{ ...vaccination, ma: 'ORG-99999999' }] }],
    ['a device that stands for none', { ...t, t: [{ ...test, ma: '9999' }] }],
    ['a list', [v]],
    ['text', 'payload'],
    ['nothing', null],
  ])('is refused with %s', (_, payload) => {
    expect(faultsOf(payload)).toEqual(['schema']);
  });

  it('of another major version is not understood', () => {
    expect(faultsOf({ ...v, ver: '2.0.0' })).toEqual(['unsupported-version']);
  });

  it('counts letters, not the halves that a machine makes of them', () => {
    expect(faultsOf({ ...v, nam: { fnt: 'A', fn: '😀'.repeat(80) } })).toEqual([]);
    expect(faultsOf({ ...v, nam: { fnt: 'A', fn: '😀'.repeat(81) } })).toEqual(['schema']);
  });

  it('may have been signed with empty groups as null and times behind its dates', () => {
    const dt = `${vaccination.dt}T00:00:00`;
    const payload = { ...v, dob: '1978-01-26T00:00:00', r: null, t: null, v: [{ ...vaccination, dt }] };
    const read = parseDcc(payload);
    expect(read.ok && read.value).toMatchObject({ birthDate: '1978-01-26', event: { on: vaccination.dt } });
    expect(officialSchemaProblems(payload)).not.toEqual([]);
  });

  it.each(['1950', '1950-07', ''])('may know of the birth only %j', (dob) => {
    expect(faultsOf({ ...v, dob })).toEqual([]);
  });

  it('takes a key by the name of the prototype as data', () => {
    const payload = JSON.parse(JSON.stringify({ ...v, nam: {} }).replace('{}', '{"__proto__":{"fnt":"A"}}'));
    expect(faultsOf(payload)).toEqual(['schema']);
    expect(officialSchemaProblems(payload)).not.toEqual([]);
  });

  it('tells where it breaks the published schema, and never what stands there', () => {
    expect(officialSchemaProblems({ ...v, dob: 'Ada' })).toEqual([{ path: '/dob', rule: 'pattern' }]);
  });
});
