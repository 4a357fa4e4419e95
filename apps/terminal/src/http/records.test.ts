import {
  type Duty,
  instant,
  type LaneId,
  type PassageId,
  type PassBody,
  Personal,
  type PersonId,
  type Role,
  VedetteError,
} from '@vedette/domain';
import type { TerminalStore } from '@vedette/store';
import { describe, expect, it } from 'vitest';
import { type Admin, bodyOf, codeOf, openAdmin, plainDuty } from '../../test/admin.ts';

interface View {
  readonly id: string;
  readonly body: Record<string, string>;
  readonly capture: boolean;
}
interface Page {
  readonly items: View[];
  readonly next: string | null;
}

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
const person = 'p1' as PersonId;

async function write(admin: Admin, duty: Duty, id: string, body: PassBody, minutes = 0): Promise<void> {
  const occurredAt = instant(admin.now() - minutes * 60_000);
  await admin.store.records.append({
    header: {
      ...{ id: id as PassageId, occurredAt, lane: 'lane-1' as LaneId, direction: 'in', manual: false },
      ...{ duty: duty.id, dutyVersion: duty.version, purpose: duty.purpose },
      ...{ outcome: 'granted', reasons: [], notices: ['watch-list:listed'], by: ['face'] },
    },
    subject: { person, day: '2026-11-24' },
    body: new Personal(body),
  });
}

const search = async (admin: Admin, role: Role, query = ''): Promise<Page> =>
  bodyOf(await admin.as(role, 'GET', `/api/records${query}`));
const linesOf = async (admin: Admin, action: string) =>
  (await admin.store.audit.list({ action, limit: 100 })).items.map(({ target, detail }) => ({
    target,
    detail,
  }));

describe('an export', () => {
  it('is refused as a whole when it asks for what cannot be', async () => {
    const admin = await openAdmin();
    await admin.adopt();
    for (const file of ['records.csv', 'records.xlsx'])
      expect(await codeOf(await admin.as('owner', 'GET', `/api/${file}?reason=Any%20thing`))).toBe(
        '400 input-invalid',
      );
  });

  it('that breaks before its first line is a problem and not half a file', async () => {
    const failing = (store: TerminalStore): TerminalStore => ({
      ...store,
      records: { ...store.records, search: () => Promise.reject(new VedetteError('store-busy', 'world')) },
    });
    const admin = await openAdmin({ failing });
    expect(await codeOf(await admin.as('owner', 'GET', '/api/records.csv'))).toBe('503 store-busy');
  });

  it('that nobody reads leaves its count on record all the same', async () => {
    const admin = await openAdmin();
    await write(admin, await admin.adopt(), 'r1', { name: '张三' });
    expect((await admin.as('owner', 'HEAD', '/api/records.csv')).status).toBe(200);
    await expect.poll(async () => (await linesOf(admin, 'records-exported')).length).toBe(1);
  });
});

describe('a record', () => {
  it('shows each role what the duty lets it see, and no more', async () => {
    const admin = await openAdmin();
    await write(admin, await admin.adopt(), 'r1', { name: '张三', phone: '13912345678' });
    const seen = async (role: Role) => (await search(admin, role)).items[0]?.body;
    expect(await seen('guard')).toEqual({ name: '张三' });
    expect(await seen('tracer')).toEqual({ name: '张三', phone: '13912345678' });
    expect(await seen('auditor')).toEqual({});
  });

  it('written under an old duty shows nothing that the new one has no right to', async () => {
    const admin = await openAdmin();
    await write(admin, await admin.adopt(), 'r1', { name: '张三', phone: '13912345678' });
    await admin.adopt({ collect: { name: plainDuty.collect.name } });
    expect((await search(admin, 'tracer')).items[0]?.body).toEqual({ name: '张三' });
    await admin.adopt({ collect: { phone: { ...plainDuty.collect.phone, visibleTo: ['guard'] } } });
    expect((await search(admin, 'guard')).items[0]?.body).toEqual({});
  });

  it('asks why before it shows anybody, but not before it shows nobody', async () => {
    const admin = await openAdmin();
    await write(admin, await admin.adopt({ askReason: true }), 'r1', { name: '张三' });
    for (const path of ['/api/records', '/api/records/r1', '/api/records.csv', '/api/records.xlsx']) {
      expect(await codeOf(await admin.as('manager', 'GET', path)), path).toBe('428 reason-required');
    }
    expect((await admin.as('auditor', 'GET', '/api/records')).status).toBe(200);
    expect((await admin.as('guard', 'GET', '/api/records/r1', { reason: 'lost child' })).status).toBe(200);
    expect(await linesOf(admin, 'record-shown')).toEqual([
      { target: 'r1', detail: { reason: 'lost child', count: 1 } },
    ]);
    expect(await linesOf(admin, 'records-shown')).toEqual([]);
  });

  it('is found by person only for those who may look people up', async () => {
    const admin = await openAdmin();
    await admin.store.people.create({
      ...{ id: person, name: new Personal('张三'), phone: null, idNumber: null },
      ...{ organisation: null, validFrom: null, validTo: null },
    });
    await write(admin, await admin.adopt(), 'r1', { name: '张三' });
    const query = `?person=p1&from=${admin.now() - 3_600_000}&to=${admin.now() + 1}`;
    expect((await search(admin, 'tracer', query)).items.map(({ id }) => id)).toEqual(['r1']);
    expect(await codeOf(await admin.as('guard', 'GET', `/api/records${query}`))).toBe('403 not-allowed');
    expect(await linesOf(admin, 'records-shown')).toEqual([
      { target: 'p1', detail: { reason: null, count: 1 } },
    ]);
  });

  it('comes page by page, newest first, through a cursor that cannot be forged', async () => {
    const admin = await openAdmin();
    const duty = await admin.adopt();
    for (let i = 0; i < 5; i++) await write(admin, duty, `r${i}`, {}, 5 - i);
    const first = await search(admin, 'guard', '?limit=2');
    const second = await search(admin, 'guard', `?limit=2&cursor=${first.next}`);
    const third = await search(admin, 'guard', `?limit=2&cursor=${second.next}`);
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids).toEqual(['r4', 'r3', 'r2', 'r1', 'r0']);
    expect(third.next).toBeNull();
    expect(await codeOf(await admin.as('guard', 'GET', '/api/records?cursor=1%20or%201'))).toBe(
      '400 input-invalid',
    );
    expect(await codeOf(await admin.as('guard', 'GET', '/api/records?from=5&to=4'))).toBe(
      '400 input-invalid',
    );
  });

  it('is counted per minute', async () => {
    const admin = await openAdmin();
    const duty = await admin.adopt();
    for (const id of ['a', 'b']) await write(admin, duty, id, {});
    expect(await bodyOf(await admin.as('auditor', 'GET', `/api/flow?to=${admin.now() + 60_000}`))).toEqual([
      { minute: admin.now(), granted: 2, denied: 0, refer: 0 },
    ]);
    expect(await codeOf(await admin.as('auditor', 'GET', '/api/flow?from=0'))).toBe('400 input-invalid');
  });
});

describe('a capture', () => {
  async function withCapture(visibleTo: readonly Role[]) {
    const admin = await openAdmin();
    const duty = await admin.adopt({ collect: { capture: { ...plainDuty.collect.name, visibleTo } } });
    await admin.store.captures.add({
      ...{ record: 'r1' as PassageId, takenAt: admin.now(), duty: duty.id, dutyVersion: duty.version, jpeg },
    });
    await write(admin, duty, 'r1', {});
    return admin;
  }

  it('is shown to whom the duty names, with a line on record', async () => {
    const admin = await withCapture(['guard']);
    expect((await search(admin, 'guard')).items[0]?.capture).toBe(true);
    const answer = await admin.as('guard', 'GET', '/api/records/r1/capture');
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(jpeg);
    expect(await linesOf(admin, 'capture-shown')).toMatchObject([{ target: 'r1' }]);
    const list = await bodyOf<{ items: object[] }>(await admin.as('guard', 'GET', '/api/captures'));
    expect(list.items).toMatchObject([{ record: 'r1', at: admin.now(), lane: 'lane-1' }]);
  });

  it('is not there for anybody else', async () => {
    const admin = await withCapture(['guard']);
    expect((await search(admin, 'owner')).items[0]?.capture).toBe(false);
    expect(await codeOf(await admin.as('owner', 'GET', '/api/records/r1/capture'))).toBe('403 not-allowed');
    expect(await codeOf(await admin.as('owner', 'GET', '/api/captures'))).toBe('403 not-allowed');
  });
});

describe('an export', () => {
  it('holds the columns that the operator may see, in the operator’s language, and runs no formula', async () => {
    const admin = await openAdmin();
    await write(admin, await admin.adopt(), 'r1', {
      name: '=HYPERLINK("http://evil")',
      phone: '+8613912345678',
    });
    const csv = async (role: Role, language: string) => {
      const headers = { 'accept-language': language };
      return (await admin.as(role, 'GET', '/api/records.csv', { headers })).arrayBuffer();
    };
    const english = Buffer.from(await csv('tracer', 'en-US'));
    expect(english.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [heading, row] = english.toString('utf8').slice(1).split('\r\n');
    expect(heading).toBe(
      '"No.","Time","Lane","Direction","Duty","Outcome","Reasons","Notices","Identified by","By hand","Passage","Record id","Name","Phone number"',
    );
    expect(row).toContain('"2026-11-24 09:00:00"');
    expect(row).toContain(`"'=HYPERLINK(""http://evil"")","'+8613912345678"`);
    const chinese = Buffer.from(await csv('manager', 'zh-CN')).toString('utf8');
    expect(chinese).toContain('"序号","时间"');
    expect(chinese).not.toContain('13912345678');
  });

  it('leaves a line when it begins and one with the count when it ends', async () => {
    const admin = await openAdmin();
    const duty = await admin.adopt({ askReason: true });
    for (let i = 0; i < 3; i++) await write(admin, duty, `r${i}`, {});
    const answer = await admin.as('manager', 'GET', '/api/records.csv', { reason: 'audit' });
    await answer.text();
    expect(await linesOf(admin, 'records-export-begun')).toMatchObject([{ detail: { reason: 'audit' } }]);
    expect(await linesOf(admin, 'records-exported')).toMatchObject([
      { detail: { reason: 'audit', count: 3 } },
    ]);
  });

  it('is also a sheet in which every cell is text', async () => {
    const admin = await openAdmin();
    await write(admin, await admin.adopt(), 'r1', { name: '=1+1' });
    const answer = await admin.as('manager', 'GET', '/api/records.xlsx?language=en');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(answer.headers.get('content-disposition')).toContain('records.xlsx');
  });
});
