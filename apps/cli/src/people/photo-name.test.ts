import { describe, expect, it } from 'vitest';
import { readPhotoName } from './photo-name.ts';

describe('the name of a photograph', () => {
  it.each([
    ['安然.jpg', { person: '安然', ordinal: 1 }],
    ['staff/Ann Rowe_2.JPEG', { person: 'Ann Rowe', ordinal: 2 }],
    ['Rene\u0301e_12.webp', { person: 'Ren\u00e9e', ordinal: 12 }],
    ['a_b.png', { person: 'a_b', ordinal: 1 }],
    ['a_123.png', { person: 'a_123', ordinal: 1 }],
  ])('of %s says whose it is', (file, name) => {
    expect(readPhotoName(file)).toEqual(name);
  });

  it.each([
    ['photo.heic', 'image-not-an-image'],
    ['.jpg', 'input-invalid'],
    [' _2.jpg', 'input-invalid'],
    ['a\u202egpj.jpg', 'input-invalid'],
    ['a\u0007.jpg', 'input-invalid'],
    [`${'x'.repeat(300)}.jpg`, 'input-invalid'],
  ])('of %j is refused', (file, code) => {
    expect(readPhotoName(file)).toEqual({ code });
  });
});
