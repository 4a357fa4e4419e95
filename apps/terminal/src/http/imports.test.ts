import type { ImportReport, LiveEvent } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import { zipOf } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { type Admin, bodyOf, codeOf, openAdmin } from '../../test/admin.ts';
import { picture, wordFace } from '../../test/word-face.ts';

type Files = Parameters<typeof zipOf>[0];

const upload = (admin: Admin, body: Buffer): Promise<Response> =>
  admin.as('manager', 'POST', '/api/imports', { body, type: 'application/zip' });

async function reportOf(admin: Admin, id: string): Promise<ImportReport> {
  return bodyOf(await admin.as('manager', 'GET', `/api/imports/${id}`));
}

async function imported(admin: Admin, files: Files): Promise<ImportReport> {
  const { id } = await bodyOf<{ id: string }>(await upload(admin, await zipOf(files)));
  await expect.poll(async () => (await reportOf(admin, id)).state).not.toBe('running');
  return reportOf(admin, id);
}

const outcomes = ({ files }: ImportReport) => files.map(({ file, outcome, code }) => [file, outcome, code]);
const namesIn = async (admin: Admin): Promise<string[]> =>
  (
    await bodyOf<{ items: { name: string; references: number }[] }>(
      await admin.as('owner', 'GET', '/api/people'),
    )
  ).items.map(({ name, references }) => `${name} ${references}`);

describe('an import', () => {
  it('shows its report, which names people, for a reason only when the duty asks for one', async () => {
    const admin = await openAdmin();
    const { id } = await imported(admin, { '张三.jpg': picture('zhang') });
    await admin.adopt({ askReason: true });
    expect(await codeOf(await admin.as('manager', 'GET', `/api/imports/${id}`))).toBe('428 reason-required');
    const answer = await admin.as('manager', 'GET', `/api/imports/${id}`, { reason: 'check' });
    expect(answer.status).toBe(200);
    const [line] = (await admin.store.audit.list({ action: 'import-report-shown' })).items;
    expect(line?.detail).toEqual({ reason: 'check', count: 1 });
  });

  it('is received alone: two archives never lie in memory at once', async () => {
    const admin = await openAdmin();
    const archive = await zipOf({ '张三.jpg': picture('zhang') });
    const answers = await Promise.all([upload(admin, archive), upload(admin, archive)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('takes neither of two tables, and any heading for a heading', async () => {
    const admin = await openAdmin();
    const two = { 'people.csv': 'file,name\n', 'a/people.csv': 'file,name\n' };
    expect(await codeOf(await upload(admin, await zipOf(two)))).toBe('422 archive-invalid');
    const odd = { 'people.csv': '__proto__,constructor,file,name\n1,2,a.jpg,Li\n', 'a.jpg': picture('li') };
    await imported(admin, odd);
    expect(await namesIn(admin)).toEqual(['Li 1']);
  });

  it('enrols everybody whose photograph is good enough, and says of every file what became of it', async () => {
    const admin = await openAdmin();
    const report = await imported(admin, {
      '张三.jpg': picture('zhang'),
      '张三_2.jpg': picture('zhang', 2),
      'Li.png': 'fault face-blurred',
      'Wang.jpg': '',
      'Wang_2.jpg': picture('wang'),
      'notes.txt': 'x',
      '__MACOSX/._Li.png': 'x',
    });
    expect(report).toMatchObject({ state: 'done', total: 6, done: 6, enrolled: 3, refused: 3, code: null });
    expect(outcomes(report)).toEqual([
      ['__MACOSX/._Li.png', 'skipped', null],
      ['notes.txt', 'refused', 'image-not-an-image'],
      ['张三.jpg', 'enrolled', null],
      ['张三_2.jpg', 'enrolled', null],
      ['Li.png', 'refused', 'face-blurred'],
      ['Wang.jpg', 'refused', 'image-empty'],
      ['Wang_2.jpg', 'enrolled', null],
    ]);
    expect(await namesIn(admin)).toEqual(expect.arrayContaining(['张三 2', 'Wang 1']));
    expect(await admin.deps.face.gallery.size()).toBe(2);
    expect(admin.lanes.told).toContain('reload');
  });

  it('leaves nobody half done: no photograph, no person', async () => {
    const admin = await openAdmin();
    await imported(admin, { 'Li.jpg': 'fault face-none', 'Li_2.jpg': 'fault face-several' });
    expect(await namesIn(admin)).toEqual([]);
  });

  it('guesses nothing about people who share a name', async () => {
    const admin = await openAdmin();
    await imported(admin, { '张伟.jpg': picture('one') });
    const again = await imported(admin, {
      '张伟.jpg': picture('two'),
      'a/李.jpg': picture('three'),
      'b/李.jpg': picture('four'),
    });
    expect(outcomes(again)).toEqual([
      ['a/李.jpg', 'refused', 'conflict'],
      ['b/李.jpg', 'refused', 'conflict'],
      ['张伟.jpg', 'refused', 'conflict'],
    ]);
    const table = 'file,name\nz1.jpg,张伟\n';
    const named = await imported(admin, { 'people.csv': table, 'z1.jpg': picture('two') });
    expect(named.enrolled).toBe(1);
    expect(await namesIn(admin)).toEqual(['张伟 1', '张伟 1']);
  });

  it('adds no second photograph that shows somebody else', async () => {
    const admin = await openAdmin();
    const report = await imported(admin, { 'Li.jpg': picture('li'), 'Li_2.jpg': picture('wang') });
    expect(outcomes(report)[1]).toEqual(['Li_2.jpg', 'refused', 'conflict']);
  });

  it('enrols nobody twice', async () => {
    const admin = await openAdmin();
    const report = await imported(admin, { 'Li.jpg': picture('li'), 'Lee.jpg': picture('li') });
    expect(outcomes(report)[1]).toEqual(['Lee.jpg', 'refused', 'face-duplicate']);
  });

  it('takes from its table what the duty collects, and nothing else', async () => {
    const admin = await openAdmin();
    await admin.adopt();
    const table = 'file,name,phone,organisation\nLi.jpg,Li,13912345678,Works\nbad.jpg,Wang,phone?,\n';
    const report = await imported(admin, {
      'people.csv': table,
      'Li.jpg': picture('li'),
      'bad.jpg': picture('wang'),
    });
    expect(outcomes(report)).toEqual([
      ['people.csv', 'skipped', null],
      ['bad.jpg', 'refused', 'input-invalid'],
      ['Li.jpg', 'enrolled', null],
    ]);
    const { items } = await admin.store.people.search({});
    expect(items.map(({ phone, organisation }) => [phone?.unwrap('test'), organisation])).toEqual([
      ['13912345678', null],
    ]);
  });

  it('tells how far it is, without a name', async () => {
    const admin = await openAdmin();
    const events: LiveEvent[] = [];
    admin.deps.live.subscribe((event) => events.push(event));
    await imported(admin, { '张三.jpg': picture('zhang'), '李四.jpg': picture('li') });
    const jobs = events.flatMap((event) => (event.type === 'import' ? [event.job] : []));
    expect(jobs.map(({ done, state }) => [done, state])).toEqual([
      ...[
        [0, 'running'],
        [1, 'running'],
        [2, 'running'],
        [2, 'done'],
      ],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/张三|李四/);
  });

  it('can be stopped: who is enrolled stays enrolled', async () => {
    const face = wordFace();
    const gate = Promise.withResolvers<void>();
    const admin = await openAdmin({
      face: {
        ...face,
        policy: face.policy,
        enrol: (image, options) => gate.promise.then(() => face.enrol(image, options)),
      },
    });
    const files = { 'a.jpg': picture('a'), 'b.jpg': picture('b'), 'c.jpg': picture('c') };
    const { id } = await bodyOf<{ id: string }>(await upload(admin, await zipOf(files)));
    expect(await codeOf(await upload(admin, await zipOf(files)))).toBe('409 conflict');
    expect((await admin.as('owner', 'DELETE', `/api/imports/${id}`)).status).toBe(204);
    gate.resolve();
    await expect.poll(async () => (await reportOf(admin, id)).state).toBe('cancelled');
    expect(await namesIn(admin)).toEqual(['a 1']);
  });

  it('stops at a bomb, and keeps whom it had enrolled', async () => {
    const admin = await openAdmin();
    const report = await imported(admin, { 'a.jpg': picture('a'), 'b.jpg': Buffer.alloc(5_000_000) });
    expect(report).toMatchObject({ state: 'failed', code: 'archive-too-large', enrolled: 1 });
    expect(await namesIn(admin)).toEqual(['a 1']);
  });

  it('stops when the disk is full, with nobody half done', async () => {
    const add = () => Promise.reject(new VedetteError('disk-full', 'world'));
    const full = await openAdmin({
      failing: (store) => ({ ...store, references: { ...store.references, add } }),
    });
    const report = await imported(full, { 'a.jpg': picture('a') });
    expect(report).toMatchObject({ state: 'failed', code: 'disk-full' });
    expect(await namesIn(full)).toEqual([]);
  });

  it.each([
    ['no archive', Buffer.from('PK nonsense'), '422 archive-invalid'],
    ['nothing', Buffer.alloc(0), '422 archive-invalid'],
  ])('of %s is refused at once', async (_, body, code) => {
    const admin = await openAdmin();
    expect(await codeOf(await upload(admin, body))).toBe(code);
    expect(await bodyOf(await admin.as('owner', 'GET', '/api/imports'))).toEqual([]);
    expect((await imported(admin, { 'Li.jpg': picture('li') })).enrolled).toBe(1);
  });
});
