import { platformDutyRoutes, platformScheduleRoutes, revealRoutes } from '@vedette/contract/platform';
import { type Duty, presetDuty } from '@vedette/domain';
import { frameOf, portrait, samplePeople } from '@vedette/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { enrolPerson } from './lib/admin-client.ts';
import { openLanePage } from './lib/held-before.ts';
import { type JoinedTerminal, joinTerminal, linkOf, recordsThere } from './lib/joined-terminal.ts';

const patience = { timeout: 60_000, interval: 300 };
const name = '裴铁幕';
const person = samplePeople[1];
if (person === undefined) throw new Error('sample people are missing');
const processor = { name: 'Works', contact: 'desk@works' };
const preset = presetDuty('access-control', { processor });
const everyDay = [{ from: 0, to: 1440 }];
const week = [everyDay, everyDay, everyDay, everyDay, everyDay, everyDay, everyDay] as const;

interface InForce {
  readonly duty: Duty;
}

describe('a terminal on duty for its platform', () => {
  let joined: JoinedTerminal;
  const inForce = async (): Promise<Duty | null> => {
    const answer = await joined.admin.call('GET', '/api/duty');
    return answer.status === 200 ? answer.json<InForce>().duty : null;
  };

  beforeAll(async () => {
    joined = await joinTerminal();
  });
  afterAll(async () => {
    await joined?.close();
  });

  test('keeps its own duty until the platform gives one, which takes effect with the schedule it names', async () => {
    const own = { ...preset, askReason: false };
    const adopted = await joined.admin.call('PUT', '/api/duty', { duty: own, note: 'at the desk' });
    expect(adopted.status, adopted.text).toBe(200);
    const body = { name: 'Always', week: [...week] as never, holiday: everyDay };
    await joined.owner(platformScheduleRoutes.put, { params: { id: 'always' }, query: {}, body });
    const ruled = { ...preset, require: [...preset.require, { check: 'schedule', schedule: 'always' }] };
    const made = await joined.owner(platformDutyRoutes.add, {
      query: {},
      body: { duty: ruled as never, note: 'by day and night' },
    });
    // The terminal has had version 1 of that name: the platform's comes after it.
    await vi.waitFor(async () => {
      const { items } = await joined.owner(platformDutyRoutes.terminals, { query: {} });
      expect(items).toMatchObject([{ state: 'own', inForce: { duty: preset.id } }]);
    }, patience);
    const site = (await joined.owner(platformDutyRoutes.terminals, { query: {} })).items[0]?.site ?? 0;
    const { version } = (
      await joined.owner(platformDutyRoutes.add, { query: {}, body: { duty: ruled as never, note: 'again' } })
    ).duty;
    expect(version).toBeGreaterThan(made.duty.version);
    await joined.owner(platformDutyRoutes.assign, {
      params: { id: site },
      body: { duty: preset.id, version, note: 'from now on' },
    });
    await vi.waitFor(async () => {
      expect(await inForce()).toMatchObject({ id: preset.id, version });
      const { items } = await joined.owner(platformDutyRoutes.terminals, { query: {} });
      expect(items).toMatchObject([{ state: 'follows', rejected: [], given: { version } }]);
    }, patience);
    const refused = await joined.admin.call('PUT', '/api/duty', { duty: own, note: 'back' });
    expect([refused.status, refused.json<{ code: string }>().code]).toEqual([409, 'ruled-by-platform']);
  });

  test('sends what it writes down sealed, and the platform opens it for whom that duty names, with a reason', async () => {
    const photo = await portrait(person);
    await enrolPerson(joined.admin, { name }, photo);
    const page = await openLanePage(joined.terminal());
    const close = await Promise.all(
      [0, 3, 6, 3, 0, -3].map((sway) => frameOf(person, { approach: 1, sway })),
    );
    await page.walk(close, (message) => message.type === 'screen' && message.screen === 'granted');
    page.close();
    const record = await vi.waitFor(async () => {
      const found = (await recordsThere(joined.owner)).find(({ hasBody }) => hasBody);
      if (found === undefined) throw new Error('no sealed record yet');
      return found;
    }, patience);
    expect(await linkOf(joined.admin)).toMatchObject({ awaitsKey: false });
    const { site, occurredAt, id } = record;
    const revealed = await joined.owner(revealRoutes.reveal, {
      params: { site, at: occurredAt, id },
      body: { fields: ['name', 'phone'] },
    });
    expect(revealed).toMatchObject({
      ...{ duty: preset.id, roles: ['owner'] },
      fields: [
        { field: 'name', state: 'shown', value: name },
        { field: 'phone', state: 'not-collected' },
      ],
    });
  });
});
