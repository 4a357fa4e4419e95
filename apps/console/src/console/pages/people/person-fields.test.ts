import { expect, test } from 'vitest';
import { newPersonOf, patchOf } from './person-fields.ts';

const always = { validFrom: null, validTo: null };

test('a number left empty stays as it is', () => {
  expect(patchOf({ name: '王伟', phone: ' ', mail: '' })).toEqual({
    ...always,
    ...{ name: '王伟', otherNames: [], unit: null, places: [], groups: [] },
  });
});

test('a number that was typed is changed', () => {
  expect(patchOf({ name: '王伟', phone: ' 13800138000 ' })).toMatchObject({ phone: '13800138000' });
});

test('whoever is added by hand is a member of the organisation that was chosen', () => {
  expect(newPersonOf({ name: ' 王伟 ', organisation: 'o' })).toMatchObject({
    ...{ name: '王伟', kind: 'member', organisation: 'o' },
  });
});
