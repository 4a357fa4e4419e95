import { expect, test } from 'vitest';
import { explain } from './fault.mjs';

test.each([
  ['npm error code ENOSPC', 'disk is full'],
  ['npm error code EACCES\nnpm error syscall mkdir', 'Permission denied'],
  ['npm error code ENOTFOUND\nnpm error network request failed', 'No network'],
  ['npm error code EINTEGRITY', 'not the one that was pinned'],
])('says what to do about "%s"', (output, advice) => {
  const { message } = explain('npm ci', output);
  expect(message).toContain('npm ci failed');
  expect(message).toContain(advice);
  expect(message).toContain(output.split('\n')[0]);
});

test('shows the end of what was printed when the cause is unknown', () => {
  const output = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n');
  const { message } = explain('building', output);
  expect(message).toContain('line 49');
  expect(message).not.toContain('line 20\n');
});
