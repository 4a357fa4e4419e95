import { describe, expect, it } from 'vitest';
import { bodyOf, codeOf, openAdmin } from '../../test/admin.ts';
import { picture } from '../../test/word-face.ts';

describe('the device', () => {
  it('tells its health and tests itself', async () => {
    const admin = await openAdmin();
    const health = await bodyOf<object>(await admin.as('guard', 'GET', '/api/device/health'));
    expect(health).toMatchObject({
      version: '0.1.0',
      people: 0,
      face: { ready: true, framesPerSecond: 9 },
      store: { intact: true },
    });
    const report = await bodyOf<{ part: string; ok: boolean; detail: string }[]>(
      await admin.as('manager', 'POST', '/api/device/self-test'),
    );
    expect(report.map(({ part, ok, detail }) => [part, ok, detail])).toEqual([
      ['gate', true, 'ok'],
      ['thermometer', false, 'link:no-answer'],
      ['store', true, 'whole'],
      ['audit', true, 'whole'],
      ['face', true, 'ok'],
    ]);
  });

  it('restarts after it has answered', async () => {
    const admin = await openAdmin();
    expect((await admin.as('owner', 'POST', '/api/device/restart')).status).toBe(204);
    await expect.poll(admin.restarts).toBe(1);
  });

  it('keeps network settings for the next start', async () => {
    const admin = await openAdmin();
    const json = { listen: 'lan', hostNames: ['door.works.lan'] };
    expect(await bodyOf(await admin.as('owner', 'PUT', '/api/device/network', { json }))).toMatchObject({
      ...json,
      port: 8080,
    });
    const host = { headers: { host: 'door.works.lan' } };
    expect((await admin.ask('GET', '/api/welcome', host)).status).toBe(403);
  });

  it('opens a lane by hand with the reason on record, and answers who waits', async () => {
    const admin = await openAdmin();
    await admin.as('guard', 'POST', '/api/lanes/lane-1/open', { json: { reason: 'wheelchair' } });
    const json = { passage: 'r1', answer: 'grant', reason: 'known to me' };
    await admin.as('guard', 'POST', '/api/lanes/lane-1/answer', { json });
    expect(admin.lanes.told).toEqual(['open', 'grant r1']);
    expect(
      await codeOf(await admin.as('guard', 'POST', '/api/lanes/lane-9/open', { json: { reason: 'x' } })),
    ).toBe('404 not-found');
    const audit = await bodyOf<{
      lines: { act: string; by: string; reason: string | null }[];
      intact: boolean;
    }>(await admin.as('auditor', 'GET', '/api/audit'));
    expect(audit.intact).toBe(true);
    expect(audit.lines.slice(0, 2).map(({ act, by, reason }) => [act, by, reason])).toEqual([
      ['passage-granted', 'guard', 'known to me'],
      ['lane-opened', 'guard', 'wheelchair'],
    ]);
  });

  it('goes back through the audit log', async () => {
    const admin = await openAdmin();
    for (let i = 0; i < 205; i++) await admin.store.audit.append({ actor: null, action: `act-${i}` });
    const first = await bodyOf<{ lines: { seq: number }[] }>(await admin.as('auditor', 'GET', '/api/audit'));
    const before = first.lines.at(-1)?.seq ?? 0;
    const rest = await bodyOf<{ lines: { seq: number }[] }>(
      await admin.as('auditor', 'GET', `/api/audit?before=${before}`),
    );
    expect(first.lines).toHaveLength(200);
    expect(rest.lines.map(({ seq }) => seq)).toEqual(
      Array.from({ length: before - 1 }, (_, i) => before - 1 - i),
    );
  });
});

describe('the clock', () => {
  it('takes a time zone and a server, and says how far it is off', async () => {
    const admin = await openAdmin();
    const json = { timeZone: 'Asia/Urumqi', server: 'ntp.works.lan', accept: false };
    expect(await bodyOf(await admin.as('manager', 'PUT', '/api/device/clock', { json }))).toMatchObject({
      ...{
        timeZone: 'Asia/Urumqi',
        quality: 'trusted',
        source: 'ntp',
        offsetMs: 12,
        measuredAt: admin.now(),
      },
    });
    const wrong = { json: { ...json, timeZone: 'Mars/Olympus' } };
    expect(await codeOf(await admin.as('manager', 'PUT', '/api/device/clock', wrong))).toBe(
      '400 input-invalid',
    );
  });
});

describe('an alarm', () => {
  it('is listed, and acknowledged once, by name', async () => {
    const admin = await openAdmin();
    const { id } = await admin.store.alarms.raise({ kind: 'forced' });
    const path = `/api/alarms/${id}/acknowledgement`;
    const done = await admin.as('guard', 'POST', path, { json: { note: null } });
    expect(await bodyOf(done)).toMatchObject({ severity: 'critical', acknowledgedBy: 'guard', note: null });
    expect(await codeOf(await admin.as('guard', 'POST', path, { json: { note: 'x' } }))).toBe('409 conflict');
    const open = await bodyOf<{ items: object[] }>(await admin.as('guard', 'GET', '/api/alarms?open=true'));
    expect(open.items).toEqual([]);
    expect(
      await codeOf(
        await admin.as('guard', 'POST', '/api/alarms/x/acknowledgement', { json: { note: null } }),
      ),
    ).toBe('404 not-found');
  });
});

interface AlgorithmAnswer {
  readonly settings: { identifyThreshold: number; calibrated: boolean; model: string };
  readonly meaning: { enrolled: number; table: string; oneStrangerIn: number };
}

describe('the algorithm', () => {
  it('assumes the worst of a model that nobody measured', async () => {
    const admin = await openAdmin();
    const { meaning } = await bodyOf<AlgorithmAnswer>(
      await admin.as('owner', 'GET', '/api/device/algorithm'),
    );
    expect(meaning).toMatchObject({ table: '', falseMatchRate: 1 });
  });

  it('takes new thresholds at once and keeps them in order', async () => {
    const admin = await openAdmin();
    const { settings } = await bodyOf<AlgorithmAnswer>(
      await admin.as('owner', 'GET', '/api/device/algorithm'),
    );
    const { model: _, calibrated: __, ...rest } = settings;
    await admin.as('owner', 'PUT', '/api/device/algorithm', { json: { ...rest, identifyThreshold: 0.6 } });
    const { identification, beyond } = admin.deps.face.policy;
    expect([...identification.map(({ threshold }) => threshold), beyond]).toEqual([0.6, 0.6, 0.61]);
  });

  it('is calibrated on the people enrolled here', async () => {
    const admin = await openAdmin();
    expect(await codeOf(await admin.as('owner', 'POST', '/api/device/algorithm/calibration'))).toBe(
      '409 conflict',
    );
    for (const name of ['li', 'wang', 'zhao']) {
      const { id } = await bodyOf<{ id: string }>(
        await admin.as('owner', 'POST', '/api/people', { json: { name } }),
      );
      for (const shot of [1, 2]) {
        const path = `/api/people/${id}/references`;
        await admin.as('owner', 'POST', path, { body: picture(name, shot), type: 'image/jpeg' });
      }
    }
    const report = await admin.as('owner', 'POST', '/api/device/algorithm/calibration');
    expect(await bodyOf(report)).toMatchObject({
      people: 3,
      genuine: 3,
      impostor: 12,
      meaning: { table: 'site' },
    });
  });
});
