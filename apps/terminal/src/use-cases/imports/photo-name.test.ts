import { expect, it } from 'vitest';
import { readPeopleTable, tableKey } from './people-table.ts';
import { readPhotoName, shownPath } from './photo-name.ts';

it.each([
  ['张三.jpg', '张三', 1],
  ['工厂/一车间/李 四.JPEG', '李 四', 1],
  ['Li_2.png', 'Li', 2],
  ['back\\slash\\Wang_10.webp', 'Wang', 10],
  ['e\u0301tienne.jpg', '\u00e9tienne', 1],
])('reads %s as %s, photograph %i', (path, person, ordinal) => {
  expect(readPhotoName(path)).toMatchObject({ kind: 'photo', person, ordinal });
});

it.each(['__MACOSX/._a.jpg', '.DS_Store', 'folder/', 'a/Thumbs.db', '.jpg'])('skips %s', (path) => {
  expect(readPhotoName(path)).toEqual({ kind: 'skipped' });
});

it.each([
  ['../../etc/cron.d/a.jpg', 'input-invalid'],
  ['/etc/a.jpg', 'input-invalid'],
  ['C:\\a.jpg', 'input-invalid'],
  ['a\u0000.jpg', 'input-invalid'],
  ['a\nb.jpg', 'input-invalid'],
  ['\u202egnp.exe.jpg', 'input-invalid'],
  ['a\u200bb.jpg', 'input-invalid'],
  [' .jpg', 'input-invalid'],
  [`${'x'.repeat(101)}.jpg`, 'input-invalid'],
  ['setup.exe', 'image-not-an-image'],
  ['a.jpg.zip', 'image-not-an-image'],
])('refuses %j', (path, code) => {
  expect(readPhotoName(path)).toEqual({ kind: 'refused', code });
});

it('shows a hostile name without what hides in it', () => {
  expect(shownPath('a\u202eb\u0000c')).toBe('a\ufffdb\ufffdc');
  expect(shownPath('x'.repeat(500))).toHaveLength(200);
});

it('reads a table in English or Chinese, in UTF-8 or GB 18030', () => {
  const expected = { name: '张三', phone: '13912345678', organisation: null };
  const english = Buffer.from('\ufefffile,name,phone\r\nz3.jpg,张三,13912345678\r\n');
  expect(readPeopleTable(english).get('z3')).toEqual(expected);
  const gb18030 = Buffer.from([
    ...[0xce, 0xc4, 0xbc, 0xfe, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0xba, 0xc5, 0x0a],
    ...[0x7a, 0x33, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c],
    ...Buffer.from('13912345678\n'),
  ]);
  expect(readPeopleTable(gb18030).get(tableKey('folder/Z3.JPG'))).toEqual(expected);
});

it('remembers a line that is not valid, and refuses a table that is none', () => {
  expect(readPeopleTable(Buffer.from('file,name,phone\na,Li,not a phone\n')).get('a')).toBeNull();
  expect(() => readPeopleTable(Buffer.from('file,name\n"unclosed'))).toThrow(
    expect.objectContaining({ code: 'archive-invalid' }),
  );
});
