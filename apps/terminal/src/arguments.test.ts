import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseStart } from './arguments.ts';

test('starts in the folder `data` on port 7080 unless told otherwise', () => {
  expect(parseStart([], {})).toMatchObject({ data: resolve('data'), port: 7080, demo: false });
});

test('takes arguments before the environment', () => {
  const environment = { VEDETTE_DATA: '/srv/a', VEDETTE_PORT: '81', VEDETTE_KEY_FILE: '/mnt/key' };
  expect(parseStart([], environment)).toEqual({
    ...{ data: '/srv/a', port: 81, demo: false, keyFile: '/mnt/key' },
    ...{ join: null, voucherFile: null },
  });
  expect(parseStart(['--data', '/srv/b', '--port=0', '--demo'], environment)).toMatchObject({
    ...{ data: '/srv/b', port: 0, demo: true },
  });
});

test('joins the platform whose address it is given, with the voucher from a file', () => {
  const argv = ['--join', 'https://platform.example:8443/console/', '--voucher-file', '/mnt/voucher'];
  expect(parseStart(argv, {})).toMatchObject({
    join: 'https://platform.example:8443',
    voucherFile: '/mnt/voucher',
  });
});

test('an empty variable counts as none', () => {
  expect(parseStart([], { VEDETTE_DATA: '', VEDETTE_PORT: '' })).toMatchObject({
    data: resolve('data'),
    port: 7080,
  });
});

test.each([
  ['a port that is none', ['--port', '65536'], '--port'],
  ['a port in words', ['--port', 'http'], '--port'],
  ['a port below nothing', ['--port=-1'], '--port'],
  ['a port in hexadecimal', ['--port', '0x50'], '--port'],
  ['an empty port', ['--port', ''], '--port'],
  ['an empty folder', ['--data', ''], '--data'],
  ['an unknown option', ['--open-all'], 'arguments'],
  ['an address that is none', ['--join', 'platform'], '--join'],
  ['a file as an address', ['--join', 'file:///etc'], '--join'],
  ['a voucher for nothing', ['--voucher-file', 'v'], '--voucher-file'],
  ['a stray word', ['now'], 'arguments'],
  ['a folder that is missing', ['--data'], 'arguments'],
])('refuses %s', (_what, argv, at) => {
  expect(() => parseStart(argv, {})).toThrow(
    expect.objectContaining({ code: 'input-invalid', details: expect.objectContaining({ at }) }),
  );
});
