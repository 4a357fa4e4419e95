import { expect, test } from 'vitest';
import { languageFrom } from './language.ts';

test('the browser’s first language that we speak is taken', () => {
  expect(languageFrom(['fr-FR', 'en-GB', 'zh-CN'])).toBe('en');
  expect(languageFrom(['zh-Hant-TW', 'en'])).toBe('zh-CN');
});

test('Chinese is spoken to those whose language we do not know', () => {
  expect(languageFrom(['fr'])).toBe('zh-CN');
  expect(languageFrom([])).toBe('zh-CN');
});
