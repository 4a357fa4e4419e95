import { expect, test } from 'vitest';
import { greeting } from './greeting.ts';

const running = {
  kiosk: 'http://localhost:7080/kiosk/#lane=lane-1&key=k',
  admin: 'http://localhost:7080/admin/',
  code: 'ABCD-EFGH',
  data: '/srv/data',
  keyFile: '/home/me/key',
  demo: false,
};

test('says where the pages are, where the data and its key lie, and the code', () => {
  const text = greeting(running);
  for (const part of [running.kiosk, running.admin, 'ABCD-EFGH', '/srv/data', '/home/me/key'])
    expect(text).toContain(part);
  expect(text).not.toContain('Sample people');
});

test('has no code to say once the terminal is claimed', () => {
  expect(greeting({ ...running, code: null })).not.toContain('首次代码');
});

test('says that the people are samples', () => {
  expect(greeting({ ...running, demo: true })).toContain('Sample people');
});
