import type { Role } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { type Admin, bodyOf, codeOf, openAdmin } from '../../test/admin.ts';
import { picture } from '../../test/word-face.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly references: number;
  readonly lists: string[];
}

const add = async (admin: Admin, json: unknown, role: Role = 'owner'): Promise<Person> =>
  bodyOf(await admin.as(role, 'POST', '/api/people', { json }));
const enrol = (admin: Admin, id: string, body: Buffer, query = ''): Promise<Response> =>
  admin.as('owner', 'POST', `/api/people/${id}/references${query}`, { body, type: 'image/jpeg' });
const linesOf = async (admin: Admin, action: string) =>
  (await admin.store.audit.list({ action, limit: 100 })).items.map(({ target, detail }) => ({
    target,
    detail,
  }));

describe('a person', () => {
  it('is added, found, changed and deleted with everything', async () => {
    const admin = await openAdmin();
    await admin.adopt();
    const { id } = await add(admin, { name: '张三', phone: '13912345678' });
    await enrol(admin, id, picture('zhang'));
    expect(await admin.deps.face.gallery.size()).toBe(1);
    const found = await bodyOf<{ items: Person[] }>(
      await admin.as('manager', 'GET', '/api/people?query=%E5%BC%A0'),
    );
    expect(found.items).toMatchObject([{ id, name: '张三', references: 1 }]);
    const changed = await admin.as('owner', 'PATCH', `/api/people/${id}`, { json: { name: '张三丰' } });
    expect(await bodyOf(changed)).toMatchObject({ name: '张三丰', references: 1 });
    expect((await admin.as('owner', 'DELETE', `/api/people/${id}`)).status).toBe(204);
    expect(await admin.deps.face.gallery.size()).toBe(0);
    expect(admin.lanes.told).toContain(`forget ${id}`);
    expect(await codeOf(await admin.as('owner', 'GET', `/api/people/${id}`))).toBe('404 not-found');
    expect(await linesOf(admin, 'person-removed')).toMatchObject([{ target: id, detail: { references: 1 } }]);
  });

  it('shows a phone number only to whom the duty names', async () => {
    const admin = await openAdmin();
    await admin.adopt();
    const { id, phone } = await add(admin, { name: 'Li', phone: '13912345678' });
    expect(phone).toBeNull();
    const phoneFor = async (role: Role) =>
      (await bodyOf<Person>(await admin.as(role, 'GET', `/api/people/${id}`))).phone;
    expect([await phoneFor('owner'), await phoneFor('tracer')]).toEqual([null, '13912345678']);
    await admin.adopt({ collect: {} });
    expect(await phoneFor('tracer')).toBeNull();
  });

  it('is not written down beyond what the duty collects', async () => {
    const admin = await openAdmin();
    await admin.adopt();
    const answer = await admin.as('owner', 'POST', '/api/people', {
      json: { name: 'Li', idNumber: '310101199001011234' },
    });
    expect(await bodyOf(answer)).toMatchObject({
      code: 'input-invalid',
      problems: [{ path: 'idNumber', message: 'not-collected' }],
    });
  });

  it('keeps the fields that a change does not name, and empties those it names null', async () => {
    const admin = await openAdmin();
    await admin.adopt();
    const { id } = await add(admin, { name: 'Li', phone: '13912345678', validFrom: 5, validTo: 10 });
    await admin.as('owner', 'PATCH', `/api/people/${id}`, { json: { validTo: null } });
    expect(await bodyOf(await admin.as('tracer', 'GET', `/api/people/${id}`))).toMatchObject({
      ...{ phone: '13912345678', validFrom: 5, validTo: null },
    });
    const backwards = { json: { validFrom: 9, validTo: 8 } };
    expect(await codeOf(await admin.as('owner', 'PATCH', `/api/people/${id}`, backwards))).toBe(
      '400 input-invalid',
    );
  });
});

describe('a look at people', () => {
  it('is also the answer to a change, and needs its reason there too', async () => {
    const admin = await openAdmin();
    await admin.adopt();
    const { id } = await add(admin, { name: 'Li' });
    await admin.as('owner', 'PUT', '/api/lists/w', { json: { kind: 'watch', name: 'W' } });
    await admin.adopt({ askReason: true });
    const entry = { reason: 'seen', validFrom: null, validTo: null };
    const changes = [
      ['PATCH', `/api/people/${id}`, {}, 'person-changed'],
      ['PUT', `/api/lists/w/entries/${id}`, entry, 'list-entry-put'],
    ] as const;
    for (const [method, path, json, action] of changes) {
      expect(await codeOf(await admin.as('owner', method, path, { json })), path).toBe('428 reason-required');
      expect(await linesOf(admin, action)).toEqual([]);
      expect((await admin.as('owner', method, path, { json, reason: 'check' })).status).toBe(200);
      expect((await linesOf(admin, action))[0]?.detail).toMatchObject({ reason: 'check' });
    }
  });

  it('asks why when the duty does, and leaves the reason and the count on record', async () => {
    const admin = await openAdmin();
    await admin.adopt();
    const { id } = await add(admin, { name: 'Li' });
    await admin.adopt({ askReason: true });
    for (const path of ['/api/people', `/api/people/${id}`, '/api/people.csv']) {
      expect(await codeOf(await admin.as('owner', 'GET', path)), path).toBe('428 reason-required');
    }
    expect((await admin.as('owner', 'GET', '/api/people', { reason: '访客核对' })).status).toBe(200);
    expect(await linesOf(admin, 'people-shown')).toEqual([
      { target: null, detail: { reason: '访客核对', count: 1 } },
    ]);
    await admin.as('owner', 'GET', `/api/people/${id}`, { reason: 'check' });
    expect(await linesOf(admin, 'person-shown')).toEqual([
      { target: id, detail: { reason: 'check', count: 1 } },
    ]);
  });

  it('does not take a reason that cannot be read', async () => {
    const admin = await openAdmin();
    for (const reason of ['%E5%BC', '%00', 'a'.repeat(201)]) {
      const answer = await admin.as('owner', 'GET', '/api/people', { headers: { 'vedette-reason': reason } });
      expect(await codeOf(answer), reason).toBe('400 input-invalid');
    }
  });

  it('goes page by page, and a cursor that somebody changed is refused', async () => {
    const admin = await openAdmin();
    for (const name of ['c', 'a', 'b']) await add(admin, { name });
    const first = await bodyOf<{ items: Person[]; next: string }>(
      await admin.as('owner', 'GET', '/api/people?limit=2'),
    );
    const next = await admin.as(
      'owner',
      'GET',
      `/api/people?limit=2&cursor=${encodeURIComponent(first.next)}`,
    );
    const rest = await bodyOf<{ items: Person[]; next: null }>(next);
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(rest.next).toBeNull();
    const hostile = encodeURIComponent(`${first.next}' or 1=1 --`);
    expect(await codeOf(await admin.as('owner', 'GET', `/api/people?cursor=${hostile}`))).toBe(
      '400 input-invalid',
    );
  });
});

describe('a face', () => {
  it('is refused with what is wrong with the picture', async () => {
    const admin = await openAdmin();
    const { id } = await add(admin, { name: 'Li' });
    const code = async (body: Buffer) => codeOf(await enrol(admin, id, body));
    expect(await code(Buffer.from('fault face-too-dark'))).toBe('422 face-too-dark');
    expect(await code(Buffer.from('GIF89a'))).toBe('415 image-not-an-image');
    expect(await codeOf(await enrol(admin, 'nobody', picture('li')))).toBe('404 not-found');
  });

  it('of somebody else is refused unless the operator insists', async () => {
    const admin = await openAdmin();
    const [one, other] = [await add(admin, { name: 'Li' }), await add(admin, { name: 'Twin' })];
    await enrol(admin, one.id, picture('li'));
    expect(await codeOf(await enrol(admin, other.id, picture('li')))).toBe('409 face-duplicate');
    expect((await enrol(admin, other.id, picture('li'), '?allowDuplicate=true')).status).toBe(200);
    expect((await enrol(admin, one.id, picture('li', 2))).status).toBe(409);
  });

  it('is listed without its vector and can be taken away', async () => {
    const admin = await openAdmin();
    const { id } = await add(admin, { name: 'Li' });
    const { id: reference } = await bodyOf<{ id: string }>(await enrol(admin, id, picture('li')));
    const list = await admin.as('owner', 'GET', `/api/people/${id}/references`);
    expect(await bodyOf(list)).toEqual([
      { id: reference, model: 'word', quality: 0.75, addedAt: admin.now() },
    ]);
    const other = await add(admin, { name: 'Wang' });
    expect(
      (await admin.as('owner', 'DELETE', `/api/people/${other.id}/references/${reference}`)).status,
    ).toBe(404);
    expect((await admin.as('owner', 'DELETE', `/api/people/${id}/references/${reference}`)).status).toBe(204);
    expect(await admin.deps.face.gallery.size()).toBe(0);
  });

  it('is judged by the rules of the site too', async () => {
    const admin = await openAdmin();
    const { id } = await add(admin, { name: 'Li' });
    const { settings } = await bodyOf<{ settings: object }>(
      await admin.as('owner', 'GET', '/api/device/algorithm'),
    );
    const { model: _, calibrated: __, ...rest } = settings as { model: string; calibrated: boolean };
    await admin.as('owner', 'PUT', '/api/device/algorithm', { json: { ...rest, interEyePx: 100 } });
    expect(await codeOf(await enrol(admin, id, picture('li')))).toBe('422 face-too-small');
  });
});

const hostile = [
  '=cmd|calc',
  "Robert'); DROP TABLE person;--",
  '<script>alert(1)</script>',
  '\u202egnp.exe',
  '𝕫𝕒𝕝𝕘𝕠̷',
  '％ｎ％ｓ',
  '../../etc/passwd',
  '`jndi`',
  'null',
  '__proto__',
  'constructor',
  '👩‍👩‍👧‍👦',
  '\ud800',
  ' spaced ',
  'a'.repeat(100),
];

it('keeps hostile names as they are, or refuses them', async () => {
  const admin = await openAdmin();
  for (const name of hostile) {
    const answer = await admin.as('owner', 'POST', '/api/people', { json: { name } });
    expect([200, 400], name).toContain(answer.status);
    if (answer.status === 200) expect((await bodyOf<Person>(answer)).name).toBe(name.trim().toWellFormed());
  }
  const csv = await (await admin.as('owner', 'GET', '/api/people.csv')).text();
  expect(csv).toContain(`"'=cmd|calc"`);
  expect(csv).not.toMatch(/(^|,)"[=+\-@]/m);
});

describe('a list', () => {
  it('takes people on and off, with their names, and tells the lanes', async () => {
    const admin = await openAdmin();
    const { id } = await add(admin, { name: 'Li' });
    const list = { kind: 'deny', name: 'Banned' };
    expect(await bodyOf(await admin.as('owner', 'PUT', '/api/lists/banned', { json: list }))).toMatchObject({
      entries: 0,
    });
    const json = { reason: 'theft', validFrom: null, validTo: null };
    const path = `/api/lists/banned/entries/${id}`;
    expect(await bodyOf(await admin.as('owner', 'PUT', path, { json }))).toMatchObject({
      name: 'Li',
      reason: 'theft',
    });
    expect(await bodyOf(await admin.as('owner', 'GET', '/api/lists/banned/entries'))).toMatchObject([
      { subject: id, name: 'Li' },
    ]);
    expect((await bodyOf<Person>(await admin.as('owner', 'GET', `/api/people/${id}`))).lists).toEqual([
      'banned',
    ]);
    expect((await admin.as('owner', 'DELETE', path)).status).toBe(204);
    expect((await admin.as('owner', 'DELETE', path)).status).toBe(404);
    expect(admin.lanes.told).toContain('reload');
  });

  it('never changes its kind, and stays while the duty needs it', async () => {
    const admin = await openAdmin();
    await admin.as('owner', 'PUT', '/api/lists/banned', { json: { kind: 'deny', name: 'Banned' } });
    const other = { json: { kind: 'allow', name: 'Banned' } };
    expect(await codeOf(await admin.as('owner', 'PUT', '/api/lists/banned', other))).toBe('409 conflict');
    await admin.adopt({ require: [{ check: 'deny-list', list: 'banned' as never }] });
    expect(await codeOf(await admin.as('owner', 'DELETE', '/api/lists/banned'))).toBe('409 conflict');
    await admin.adopt();
    expect((await admin.as('owner', 'DELETE', '/api/lists/banned')).status).toBe(204);
  });
});

describe('schedules and holidays', () => {
  const week = Array(7).fill([{ from: 480, to: 1080 }]);

  it('are put, listed and removed, but not while the duty needs them', async () => {
    const admin = await openAdmin();
    const json = { name: 'Day', week, holiday: [] };
    await admin.as('owner', 'PUT', '/api/schedules/day', { json });
    expect(await bodyOf(await admin.as('guard', 'GET', '/api/schedules'))).toEqual([{ id: 'day', ...json }]);
    await admin.adopt({ require: [{ check: 'schedule', schedule: 'day' as never }] });
    expect(await codeOf(await admin.as('owner', 'DELETE', '/api/schedules/day'))).toBe('409 conflict');
    const holidays = [
      { date: '2026-10-01', kind: 'holiday' },
      { date: '2026-10-10', kind: 'workday', as: 1 },
    ];
    expect(await bodyOf(await admin.as('owner', 'PUT', '/api/holidays', { json: holidays }))).toEqual(
      holidays,
    );
    expect(await bodyOf(await admin.as('guard', 'GET', '/api/holidays'))).toEqual(holidays);
    const twice = [holidays[0], holidays[0]];
    expect(await codeOf(await admin.as('owner', 'PUT', '/api/holidays', { json: twice }))).toBe(
      '409 conflict',
    );
  });
});
