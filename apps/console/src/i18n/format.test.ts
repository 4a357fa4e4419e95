import { expect, test } from 'vitest';
import { openFormat } from './format.ts';

const [english, chinese] = [openFormat('en'), openFormat('zh-CN')];

test('a duty’s durations are read in words', () => {
  expect(english.durationText('14d')).toBe('14 days');
  expect(chinese.durationText('72h')).toContain('3');
  expect(english.durationText('soon')).toBe('soon');
});

test('bytes take the unit that suits them', () => {
  expect(english.bytes(0)).toBe('0 byte');
  expect(english.bytes(1_572_864)).toBe('1.5 MB');
});

test('a tiny probability keeps its size', () => {
  expect(english.small(0.0000087)).toBe('8.7e-6');
  expect(english.small(0.25)).toBe('0.25');
  expect(english.rounded(23_412)).toBe('23,000');
});
