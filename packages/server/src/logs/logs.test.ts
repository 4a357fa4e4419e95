import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Personal, VedetteError } from '@vedette/domain';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBoundedFile } from './bounded-file.ts';
import { faultDetails } from './fault-details.ts';
import { openLogs } from './open-logs.ts';
import { openRing } from './ring.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vedette-logs-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('the log', () => {
  it('keeps the last lines in memory', () => {
    const logs = openLogs({ level: 'info', lines: 2, now: () => 7 });
    logs.debug('unseen');
    for (const message of ['one', 'two', 'three']) logs.info(message, { ms: 5 });
    expect(logs.recent()).toEqual([
      { at: 7, level: 'info', message: 'two', details: { ms: 5 } },
      { at: 7, level: 'info', message: 'three', details: { ms: 5 } },
    ]);
  });

  it('never writes what is called a name, a phone number, a reason or a password', () => {
    const logs = openLogs({ level: 'debug', now: () => 7 });
    logs.warn('x', { name: '张三', phone: '13912345678', reason: '张三', password: 'p', status: 200 });
    expect(logs.recent()[0]?.details).toEqual({
      ...{
        name: '[personal]',
        phone: '[personal]',
        reason: '[personal]',
        password: '[personal]',
        status: 200,
      },
    });
  });

  it('shortens what is too long', () => {
    const logs = openLogs({ level: 'debug', now: () => 7 });
    logs.error('x', { where: 'y'.repeat(5000) });
    expect(String(logs.recent()[0]?.details['where'])).toHaveLength(400);
  });

  it('also goes into a file that only its owner reads', () => {
    const file = join(folder(), 'vedette.log');
    const logs = openLogs({ level: 'info', now: () => 7, file });
    logs.info('hello');
    logs.close();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ at: 7, message: 'hello' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

it('a fault says what and where, never what the message quotes', () => {
  const inner = new TypeError('张三 is not a number');
  const details = faultDetails(new VedetteError('internal', 'self', { at: '张三' }, { cause: inner }));
  expect(details).toMatchObject({ error: 'TypeError', code: 'internal', fault: 'self' });
  expect(JSON.stringify(details)).not.toContain('张三');
  expect(String(details['where'])).toMatch(/logs\.test\.ts:\d+/);
  expect(faultDetails('张三')).toEqual({ error: 'string' });
  expect(JSON.stringify(faultDetails(new Error(String(new Personal('张三')))))).not.toContain('张三');
});

it('a full file makes room and keeps one before it', () => {
  const path = join(folder(), 'a.log');
  const file = openBoundedFile(path, 10);
  for (const line of ['first\n', 'second\n', 'third\n']) file.write(line);
  file.close();
  expect([readFileSync(path, 'utf8'), readFileSync(`${path}.1`, 'utf8')]).toEqual(['third\n', 'second\n']);
});

it('a full medium costs the lines that do not fit, and none that were written before', () => {
  const path = join(folder(), 'a.log');
  writeFileSync(`${path}.1`, 'before\n');
  symlinkSync('/dev/full', path);
  const file = openBoundedFile(path, 1000);
  for (let i = 0; i < 5; i++) file.write('line\n');
  file.close();
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('before\n');
});

it('a file that is closed, or could not make room, writes into no other file', () => {
  const place = folder();
  const path = join(place, 'a.log');
  const file = openBoundedFile(path, 10);
  file.write('first\n');
  mkdirSync(`${path}.1/in-the-way`, { recursive: true });
  file.write('second\n');
  const other = openSync(join(place, 'other'), 'w');
  file.write('third\n');
  file.close();
  const another = openSync(join(place, 'another'), 'w');
  file.write('fourth\n');
  closeSync(other);
  closeSync(another);
  const written = ['a.log', 'other', 'another'].map((name) => readFileSync(join(place, name), 'utf8'));
  expect(written).toEqual(['first\n', '', '']);
});

it('a ring gives the oldest first', () => {
  const ring = openRing<number>(3);
  expect(ring.items()).toEqual([]);
  for (const item of [1, 2, 3, 4, 5]) ring.add(item);
  expect(ring.items()).toEqual([3, 4, 5]);
});
