import { expect, test } from 'vitest';
import { openReasonKeeper } from './reason-keeper.ts';

test('a reason holds until it is forgotten, and is offered again afterwards', () => {
  const keeper = openReasonKeeper();
  keeper.answer('one');
  expect(keeper.current()).toBe('one');
  keeper.forget();
  expect(keeper.current()).toBeNull();
  expect(keeper.recent()).toEqual(['one']);
});

test('five reasons are remembered, the latest first, none twice', () => {
  const keeper = openReasonKeeper();
  for (const reason of ['a', 'b', 'c', 'd', 'e', 'f', 'c']) keeper.answer(reason);
  expect(keeper.recent()).toEqual(['c', 'f', 'e', 'd', 'b']);
});

test('everyone who asks meanwhile gets the same answer', async () => {
  const keeper = openReasonKeeper();
  const [one, other] = [keeper.ask(), keeper.ask()];
  keeper.answer('x');
  expect(await Promise.all([one, other])).toEqual(['x', 'x']);
  expect(keeper.isAsking()).toBe(false);
});

test('those who watch are told of each change until they leave', () => {
  const keeper = openReasonKeeper();
  let told = 0;
  const leave = keeper.subscribe(() => {
    told += 1;
  });
  keeper.answer('x');
  keeper.forget();
  leave();
  keeper.answer('y');
  expect(told).toBe(2);
});
