import { deflateRawSync } from 'node:zlib';
import { platformPeopleRoutes } from '@vedette/contract/platform';
import { ourReach, plantPlaces } from '@vedette/store/test/platform/people-kit';
import { testPlatformStore } from '@vedette/store/test/platform/test-database';
import { beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { callerOf, openTrail, peopleApp, testClock } from '../../../test/people-app.ts';
import { serveModule } from '../../module/serve-module.ts';
import { peopleAccess, peopleHandlers } from '../handlers.ts';
import { tableLimits } from './limits.ts';
import { storedZip } from './zip-parts.ts';

const clock = testClock();
const stores = await testPlatformStore({ now: clock.now });
const audit = openTrail();
const deps = { stores, audit, now: clock.now, timeZone: 'Asia/Shanghai' };
const ask = peopleApp((app) => serveModule(app, platformPeopleRoutes, peopleAccess, peopleHandlers(deps)));
const admin = ask(callerOf());
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

beforeAll(() => plantPlaces(stores.database));

const send = (bytes: Uint8Array, type = 'text/csv', query = '') =>
  admin('POST', `/api/people/import${query}`, bytes, { 'content-type': type });
const csv = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join('\r\n'));
/** Tried, then written. */
async function written(bytes: Uint8Array, type = 'text/csv') {
  const { status, body } = await send(bytes, type);
  expect([status, body]).toMatchObject([200, { dryRun: true }]);
  return (await send(bytes, type, `?digest=${body.digest}`)).body;
}
const people = () => stores.people.count(ourReach, { limit: 1 });
const found = async (query: string) =>
  (await admin('GET', `/api/people?query=${encodeURIComponent(query)}`)).body.items;

describe('a table of people', () => {
  it('is tried first, and only what was tried is written', async () => {
    const table = csv('工号,姓名,手机', 'A1,王芳,13912345678', 'A2,李雷,');
    const tried = await send(table);
    expect(tried.body).toMatchObject({ dryRun: true, created: 2, refused: 0 });
    expect(await people()).toBe(0);
    expect((await send(csv('姓名', '别人'), 'text/csv', `?digest=${tried.body.digest}`)).status).toBe(409);
    expect(await people()).toBe(0);
    expect(await written(table)).toMatchObject({ dryRun: false, created: 2 });
    expect(await written(table)).toMatchObject({ created: 0, unchanged: 2 });
    expect(JSON.stringify(audit.lines)).not.toMatch(/王|李|139/);
  });

  it('with poisoned rows among good ones has a line for each, and the good ones are written', async () => {
    const table = csv(
      'number,name,phone,valid from',
      'B1,Good One,,',
      'B2,,,',
      'B3,Bad Phone,not a phone,',
      'B4,Bad Date,,2026-13-45',
      'B5,Twice,,',
      'B5,Twice Again,,',
      'B6,"\'); drop table person;--",,',
      'B7,A\u0000B,,',
      `B8,${'x'.repeat(500)},,`,
      'B9,Good Too,,2026-01-02',
    );
    const before = await people();
    const report = await written(table);
    expect(
      report.lines.map(({ row, outcome, fields }: Record<string, unknown>) => [row, outcome, fields]),
    ).toEqual([
      [2, 'created', []],
      [3, 'refused', ['name']],
      [4, 'refused', ['phone']],
      [5, 'refused', ['validFrom']],
      [6, 'refused', ['externalId']],
      [7, 'refused', ['externalId']],
      [8, 'created', []],
      [9, 'refused', ['name']],
      [10, 'refused', ['name']],
      [11, 'created', []],
    ]);
    expect(await people()).toBe(before + 3);
  });

  it.each([
    [
      'GB 18030',
      Buffer.concat([
        Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
        Buffer.from('\n'),
        Buffer.from([0xc1, 0xf5, 0xb5, 0xc2, 0xbb, 0xaa]),
      ]),
      '刘德华',
    ],
    ['UTF-16, little end first', Buffer.from('\ufeff姓名\t部门\r\n周迅\t一部', 'utf16le'), '周迅'],
    ['UTF-16, big end first', Buffer.from('\ufeff姓名\t部门\r\n孙红雷\t一部', 'utf16le').swap16(), '孙红雷'],
    ['UTF-8 with its mark, by semicolons', Buffer.from('\ufeff姓名;部门\r\n葛优;一部'), '葛优'],
  ])('in %s is read', async (_, bytes, name) => {
    expect(await written(bytes)).toMatchObject({ created: 1, refused: 0 });
    expect(await found(name)).toHaveLength(1);
  });

  it('of 100,000 rows is refused whole', async () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => `C${n},Person ${n}`);
    const before = await people();
    const { status, body } = await send(csv('number,name', ...rows));
    expect([status, body]).toMatchObject([413, { code: 'archive-too-large', at: 'rows' }]);
    expect(await people()).toBe(before);
  });

  it('of too many columns, of no names, and of broken quotes is refused', async () => {
    const wide = Array.from({ length: tableLimits.columns + 2 }, (_, n) => `c${n}`).join(',');
    expect((await send(csv(`name,${wide}`, 'x'))).body).toMatchObject({ code: 'archive-too-large' });
    expect((await send(csv('phone', '13912345678'))).body).toMatchObject({
      code: 'input-invalid',
      at: 'name',
    });
    expect((await send(csv('name', '"open'))).body).toMatchObject({ code: 'archive-invalid' });
    expect((await send(csv('name,name', 'a,b'))).body).toMatchObject({ code: 'input-invalid', at: 'name' });
  });

  it('whose cells are formulas holds texts, and gives them back guarded', async () => {
    const formula = '=HYPERLINK("http://evil.example","x")';
    expect(await written(csv('number,name', `D1,"${formula.replaceAll('"', '""')}"`))).toMatchObject({
      created: 1,
    });
    const { body } = await admin('GET', '/api/people.csv');
    expect(body).toContain(`"'${formula.replaceAll('"', '""')}"`);
    expect(body).not.toMatch(/(^|,)"?[=+@-]/m);
    // Our own export comes in again as what it was.
    expect(await written(csv('number,name', `D1,"'${formula.replaceAll('"', '""')}"`))).toMatchObject({
      ...{ created: 0, unchanged: 1 },
    });
  });
});

describe('a sheet of people', () => {
  const sheet = async (rows: readonly (readonly string[])[]) =>
    new Uint8Array(
      await writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer(),
    );

  it('is read like a table', async () => {
    const bytes = await sheet([
      ['工号', '姓名'],
      ['E1', '巩俐'],
      ['E2', ''],
    ]);
    expect(await written(bytes, xlsx)).toMatchObject({ created: 1, refused: 1 });
  });

  it('that inflates without end is refused before it does', async () => {
    const zeros = Buffer.alloc(tableLimits.inflated + 1);
    const before = process.memoryUsage().rss;
    const { status, body } = await send(deflatedZip('xl/worksheets/sheet1.xml', zeros), xlsx);
    expect([status, body]).toMatchObject([413, { code: 'archive-too-large', at: 'inflated' }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(4 * tableLimits.inflated);
  });

  it.each([
    ['no archive', Buffer.from('PK not at all')],
    ['an archive of nothing', storedZip([])],
    ['an archive of something else', storedZip([{ name: 'a.xml', content: Buffer.from('<a/>') }])],
    [
      'an outer entity',
      storedZip([
        {
          name: 'xl/workbook.xml',
          content: Buffer.from('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        },
      ]),
    ],
  ])('that is %s is refused', async (_, bytes) => {
    const { status, body } = await send(bytes, xlsx);
    expect([status, body.code]).toEqual([422, 'archive-invalid']);
  });
});

/** A ZIP whose one part is packed, and says of its size what is not true. */
function deflatedZip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const zip = storedZip([{ name, content: packed }]);
  const directory = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  zip.writeUInt16LE(8, 8);
  zip.writeUInt16LE(8, directory + 10);
  zip.writeUInt32LE(10, 22);
  zip.writeUInt32LE(10, directory + 24);
  return zip;
}
