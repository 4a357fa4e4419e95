import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer } from './answer.ts';
import { enrolCode } from './enrol-code.ts';

const good = { pass: 'VP1:AB', site: '三号厂区', kind: 'visit', validFrom: 1, validTo: 2 };

describe("the terminal's answer", () => {
  it('is taken field by field, and nothing beside them', () => {
    expect(parseAnswer({ ...good, name: '张伟' })).toEqual(good);
  });

  it.each([
    ['another code', { ...good, pass: 'https://example.org' }],
    ['no site', { ...good, site: undefined }],
    ['a kind nobody knows', { ...good, kind: 'guest' }],
    ['a time in text', { ...good, validTo: '2' }],
    ['a code that no QR code holds', { ...good, pass: `VP1:${'A'.repeat(5_000)}` }],
  ])('is refused with %s', (_, json) => {
    expect(parseAnswer(json)).toBeNull();
  });

  it('is refused, and never worse, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(parseAnswer(json)).toBeNull();
      }),
    );
  });
});

describe('the code of a link', () => {
  it('stands behind the #, and nothing else is one', () => {
    expect(enrolCode('#0123456789-abcdef_ABCDEF')).toBe('0123456789-abcdef_ABCDEF');
    for (const hash of [
      '',
      '#',
      '#short',
      '#<script>alert(1)</script>',
      `#${'a'.repeat(65)}`,
      'a'.repeat(24),
    ])
      expect(enrolCode(hash)).toBeNull();
  });
});
