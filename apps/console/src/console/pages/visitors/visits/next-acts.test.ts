import { expect, test } from 'vitest';
import type { Permission } from '../../../session/session-context.ts';
import { nextActs } from './next-acts.ts';

const visit = { phase: 'approved', needed: ['host'], entries: 'single', person: 'p' } as const;
const may = (...permissions: Permission[]) => new Set(permissions);

test('the desk signs in, lets in and prints; it does not decide', () => {
  expect(nextActs(visit, may('visitors-desk'))).toEqual(['arrive', 'admit', 'badge']);
});

test('a host is offered to decide where a host is asked', () => {
  const asked = { ...visit, phase: 'awaiting-approval' } as const;
  expect(nextActs(asked, may('visitors-invite'))).toEqual(['approve', 'refuse']);
  expect(nextActs({ ...asked, needed: ['approver'] }, may('visitors-invite'))).toEqual([]);
});

test('whoever has left comes in again when the visit is for several entries', () => {
  const left = { ...visit, phase: 'left' } as const;
  expect(nextActs(left, may('visitors-desk'))).toEqual([]);
  expect(nextActs({ ...left, entries: 'multiple' }, may('visitors-desk'))).toEqual(['admit']);
});

test('nothing is done with a visitor who was forgotten', () => {
  expect(nextActs({ ...visit, person: null }, may('visitors-desk', 'visitors-see'))).toEqual([]);
});
