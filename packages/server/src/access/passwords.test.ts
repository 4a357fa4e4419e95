import { describe, expect, it } from 'vitest';
import { lockOutAfter, openAttempts } from './attempts.ts';
import { demandStrongPassword } from './password-rules.ts';
import { openPasswords } from './passwords.ts';
import { hashOf, isSameSecret, newCode, newToken } from './secret.ts';

const cost = { memoryCost: 64, timeCost: 1 };

describe('a password', () => {
  it('is kept as argon2id with a salt of its own', async () => {
    const passwords = openPasswords();
    const [one, other] = [await passwords.hash('the same words'), await passwords.hash('the same words')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await passwords.verify(one, 'the same words')).toBe(true);
    expect(await passwords.verify(one, 'other words')).toBe(false);
  });

  it('is the same however its characters are composed', async () => {
    const passwords = openPasswords(cost);
    expect(await passwords.verify(await passwords.hash('caf\u00e9 au lait'), 'cafe\u0301 au lait')).toBe(
      true,
    );
  });

  it('of nobody is never right, not even the one that is used for the work', async () => {
    expect(await openPasswords(cost).verify(null, 'nobody has this password')).toBe(false);
  });

  it('is not computed for everybody at once', async () => {
    const passwords = openPasswords(cost);
    const flood = Array.from({ length: 40 }, () => passwords.hash('a long password'));
    const results = await Promise.allSettled(flood);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(40 - 2 - 16);
    expect(refused[0]).toMatchObject({ reason: { code: 'rate-limited' } });
  });

  it.each(['correct horse battery', '春眠不觉晓，处处闻啼鸟', 'x9$kQ2!vLm'])('%s will do', (given) => {
    expect(() => demandStrongPassword(given, 'wang')).not.toThrow();
  });
});

describe('wrong tries', () => {
  const rules = { free: 2, first: 1000, longest: 5000 };

  it('cost nothing at first, then twice as much each time up to a limit', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((count) => lockOutAfter(count, rules))).toEqual([
      0, 0, 1000, 2000, 4000, 5000, 5000,
    ]);
  });

  it('are forgotten after a day, or after a success', () => {
    let at = 0;
    const attempts = openAttempts(rules, () => at);
    for (let i = 0; i < 3; i++) attempts.begin('a');
    expect(() => attempts.begin('a')).toThrow(expect.objectContaining({ code: 'locked-out' }));
    attempts.cleared('a');
    for (let i = 0; i < 3; i++) attempts.begin('a');
    at += 25 * 3_600_000;
    attempts.begin('a');
  });

  it('are not counted when they were right', () => {
    const attempts = openAttempts(rules, () => 0);
    for (let i = 0; i < 60; i++) {
      attempts.begin('a');
      attempts.takeBack('a');
    }
    attempts.takeBack('a');
    for (let i = 0; i < 3; i++) attempts.begin('a');
    expect(() => attempts.begin('a')).toThrow(expect.objectContaining({ code: 'locked-out' }));
  });

  it('of very many addresses are not all remembered', () => {
    const attempts = openAttempts({ ...rules, free: 0 }, () => 0);
    for (let i = 0; i <= 10_000; i++) attempts.begin(`${i}`);
    attempts.begin('0');
    expect(() => attempts.begin('10000')).toThrow();
  });
});

it('tokens and codes are random, and secrets are compared whole', () => {
  expect(newToken()).toMatch(/^[\w-]{43}$/);
  expect(newToken()).not.toBe(newToken());
  expect(hashOf('a')).toMatch(/^[0-9a-f]{64}$/);
  expect(newCode(10)).toHaveLength(10);
  expect([isSameSecret('ab', 'ab'), isSameSecret('ab', 'abc'), isSameSecret('', 'a')]).toEqual([
    true,
    false,
    false,
  ]);
});
