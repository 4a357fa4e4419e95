import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskMail, maskName, maskNumber, maskPhone } from '../index.ts';

it('shows the beginning of a name, and of a number its ends', () => {
  expect(maskName('王小明')).toBe('王**');
  expect(maskName('Maria Reyes')).toBe('M**** R****');
  expect(maskPhone('13800138000')).toBe('138****8000');
  expect(maskNumber('11010119900101123X')).toBe('1********3X');
  expect(maskMail('zhang.san@example.org')).toBe('z********@example.org');
});

it('shows nothing of what is too short to hide', () => {
  expect(maskName('李')).toBe('*');
  expect(maskPhone('12345678')).toBe('********');
  expect(maskNumber('')).toBe('*');
  expect(maskMail('zhang.san')).toBe('z********');
  expect(maskMail('@example.org')).toBe('@********');
});

it('never shows a text as it is, whatever it is', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((one) => !/[*\s]/u.test(one));
  fc.assert(
    fc.property(text, (one) => {
      for (const masked of [maskName(one), maskPhone(one), maskNumber(one)]) {
        expect(masked).not.toBe(one);
        expect(masked).toContain('*');
      }
    }),
  );
});
