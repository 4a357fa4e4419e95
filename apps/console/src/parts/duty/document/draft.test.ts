import { dutySchema } from '@vedette/contract';
import { dutyProblems, presetDuty, presetNames } from '@vedette/domain';
import { expect, test } from 'vitest';
import { type DutyDraft, readDraft, writeDraft } from './draft.ts';
import { newCollection, newRequirement } from './new-parts.ts';

const processor = { name: '三号厂房', contact: '021-0000 0000' };
const presets = presetNames.map((name) => dutySchema.parse(presetDuty(name, { processor })));

function draftOf(text: string): DutyDraft {
  const read = readDraft(text);
  if (read.kind !== 'draft') throw new Error(read.kind);
  return read.draft;
}

test.each(presets)('the preset $id goes from form to JSON and back unchanged', (preset) => {
  const draft = draftOf(writeDraft(preset));
  expect(draft).toEqual(preset);
  expect(dutyProblems(dutySchema.parse(draft))).toEqual([]);
});

test('a member that the form does not know stays where it is', () => {
  const text = JSON.stringify({ ...presets[0], fromTheFuture: { a: 1 } });
  expect(JSON.parse(writeDraft(draftOf(text)))).toHaveProperty('fromTheFuture', { a: 1 });
});

test('a duty with empty texts can still be edited as a form', () => {
  const draft = { ...draftOf(writeDraft(presets[1] ?? (presets[0] as never))), purpose: '' };
  expect(draftOf(writeDraft(draft)).purpose).toBe('');
});

test('broken JSON and JSON of another shape are told apart', () => {
  expect(readDraft('{"id":').kind).toBe('broken');
  expect(readDraft('[]').kind).toBe('shapeless');
  expect(readDraft(JSON.stringify({ ...presets[0], require: [{ check: 'horoscope' }] })).kind).toBe(
    'shapeless',
  );
  expect(readDraft(JSON.stringify({ ...presets[0], collect: { horoscope: newCollection } })).kind).toBe(
    'shapeless',
  );
});

test('a new check is filled in as far as it can be', () => {
  expect(newRequirement('test')).toEqual({
    check: 'test',
    method: 'NAAT',
    within: '72h',
    result: 'not-detected',
  });
  expect(newRequirement('mask')).toEqual({ check: 'mask' });
  expect(newRequirement('allow-list')).toEqual({ check: 'allow-list', list: '' });
});
