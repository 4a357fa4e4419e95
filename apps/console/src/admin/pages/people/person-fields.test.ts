import type { PersonView } from '@vedette/contract';
import { expect, test } from 'vitest';
import { changeOf, fieldsOf } from './person-fields.ts';

const person: PersonView = {
  ...{ id: 'p', name: '张三', phone: '138 0000 0000', idNumber: null, organisation: null },
  ...{ validFrom: null, validTo: 5, references: 0, lists: [], createdAt: 0 },
};

test('an untouched form changes nothing, so hidden fields stay as they are', () => {
  expect(changeOf(person, fieldsOf(person))).toEqual({});
});

test('only what differs is sent; an emptied field is sent as nothing', () => {
  const after = { ...fieldsOf(person), name: ' 李四 ', phone: ' ', validity: { from: 1, to: null } };
  expect(changeOf(person, after)).toEqual({ name: '李四', phone: null, validFrom: 1, validTo: null });
});

test('a new person has what was filled in', () => {
  expect(changeOf(null, { name: '王五', organisation: '后勤' })).toEqual({
    name: '王五',
    organisation: '后勤',
  });
});
