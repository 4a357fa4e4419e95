import { describe, expect, it } from 'vitest';
import { bodyOf, codeOf, openAdmin, plainDuty } from '../../test/admin.ts';

interface Version {
  readonly duty: { readonly id: string; readonly version: number };
  readonly by: string;
  readonly note: string;
  readonly current: boolean;
}

describe('a change of duty', () => {
  it('gets its version from the terminal and stands in the history with who and why', async () => {
    const admin = await openAdmin();
    const events: unknown[] = [];
    admin.deps.live.subscribe((event) => events.push(event));
    expect(await codeOf(await admin.as('guard', 'GET', '/api/duty'))).toBe('404 not-found');
    for (const note of ['first', 'second']) {
      const answer = await admin.as('owner', 'PUT', '/api/duty', {
        json: { duty: { ...plainDuty, version: 77 }, note },
      });
      expect(answer.status).toBe(200);
    }
    const history = await bodyOf<Version[]>(await admin.as('auditor', 'GET', '/api/duty/history'));
    expect(history.map(({ duty, by, note, current }) => [duty.version, by, note, current])).toEqual([
      [2, 'owner', 'second', true],
      [1, 'owner', 'first', false],
    ]);
    expect(events).toEqual([1, 2].map((version) => ({ type: 'duty', id: 'test-duty', version })));
    expect(admin.lanes.told).toEqual(['reload', 'reload']);
  });

  it('back to an earlier one is a new version of it', async () => {
    const admin = await openAdmin();
    for (const id of ['one', 'other', 'one']) {
      await admin.as('owner', 'PUT', '/api/duty', { json: { duty: { ...plainDuty, id }, note: 'x' } });
    }
    const { duty } = await bodyOf<Version>(await admin.as('guard', 'GET', '/api/duty'));
    expect([duty.id, duty.version]).toEqual(['one', 2]);
  });

  it('is refused with every problem when the duty cannot go on duty', async () => {
    const admin = await openAdmin();
    const duty = {
      ...plainDuty,
      identify: { anyOf: ['face'] },
      require: [{ check: 'allow-list', list: 'staff' }],
    };
    const answer = await bodyOf(await admin.as('owner', 'PUT', '/api/duty', { json: { duty, note: 'x' } }));
    expect(answer).toMatchObject({
      code: 'duty-invalid',
      problems: [
        { path: 'identify.anyOf', message: 'no-way-without-face' },
        { path: 'require.0.list', message: 'list-unknown' },
      ],
    });
    expect(await admin.store.duties.current()).toBeNull();
  });

  it.each([
    ['an unknown check', { ...plainDuty, require: [{ check: 'zodiac' }] }],
    [
      'a field without a purpose',
      { ...plainDuty, collect: { name: { minKeep: '0d', maxKeep: '1d', visibleTo: [] } } },
    ],
    ['a field nobody knows', { ...plainDuty, collect: { shoeSize: plainDuty.collect.name } }],
    ['something more', { ...plainDuty, extra: true }],
  ])('with %s never gets so far', async (_, duty) => {
    const admin = await openAdmin();
    expect(await codeOf(await admin.as('owner', 'PUT', '/api/duty', { json: { duty, note: 'x' } }))).toBe(
      '400 input-invalid',
    );
  });
});

describe('a check of a duty', () => {
  it('finds the problems without putting anything in force', async () => {
    const admin = await openAdmin();
    const check = async (json: unknown) =>
      bodyOf(await admin.as('owner', 'POST', '/api/duty/check', { json }));
    expect(await check(plainDuty)).toEqual({ problems: [] });
    expect(await check({ ...plainDuty, openFor: '0s' })).toEqual({
      problems: [{ path: 'openFor', code: 'open-for-nothing' }],
    });
    expect(await check({ ...plainDuty, basis: 'because' })).toEqual({
      problems: [{ path: 'basis', code: 'input-invalid' }],
    });
    expect(await check({ ...plainDuty, require: [{ check: 'zodiac' }], openFor: 'long' })).toEqual({
      problems: [
        { path: 'require.0.check', code: 'check-unknown' },
        { path: 'openFor', code: 'duration-unreadable' },
      ],
    });
    expect(await admin.store.duties.current()).toBeNull();
  });

  it('passes every preset, as soon as somebody answers for the data', async () => {
    const admin = await openAdmin();
    const presets = await bodyOf<{ id: string }[]>(await admin.as('owner', 'GET', '/api/duty/presets'));
    expect(presets.length).toBeGreaterThan(3);
    for (const json of presets) {
      const answer = await admin.as('owner', 'POST', '/api/duty/check', { json });
      expect(await bodyOf(answer), json.id).toEqual({ problems: [] });
    }
  });
});
