import { platformRecordRoutes } from '@vedette/contract/platform';
import { presetDuty } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fillOutbox } from './lib/fill-outbox.ts';
import {
  countThere,
  type JoinedTerminal,
  joinTerminal,
  linkOf,
  recordsThere,
} from './lib/joined-terminal.ts';

const passages = Number(process.env['VEDETTE_BACKLOG'] ?? 100_000);
const patience = { timeout: 900_000, interval: 1_000 };
const hour = 3_600_000;

describe('a terminal that was a day without a network', () => {
  let joined: JoinedTerminal;
  let ids: readonly string[];

  beforeAll(async () => {
    joined = await joinTerminal();
    const duty = presetDuty('visitor-desk', { processor: { name: 'Test', contact: 'test' } });
    const adopted = await joined.admin.call('PUT', '/api/duty', { duty, note: 'collects names' });
    expect(adopted.status, adopted.text).toBe(200);
    await joined.terminal().stop();
    ids = await fillOutbox(joined.place, passages);
  }, 900_000);
  afterAll(async () => {
    await joined?.close();
  });

  /** Of all passages that are whole on the platform. */
  async function idsThere(): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    const now = Date.now();
    let cursor: string | undefined;
    do {
      const query = {
        from: now - 26 * hour,
        to: now + hour,
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      };
      const page = await joined.owner(platformRecordRoutes.search, { query });
      for (const { id, hasBody, manual } of page.items) if (hasBody || manual) found.add(id);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return found;
  }

  test(
    'tells all of it once, in order, also when it is killed in the middle, and what happens meanwhile as soon',
    async () => {
      await joined.restart();
      await vi.waitFor(
        async () => expect(await countThere(joined.owner)).toBeGreaterThan(passages / 10),
        patience,
      );
      await joined.terminal().stop('SIGKILL');
      // Oldest first and without a gap: what is there is the beginning of what happened.
      const there = await idsThere();
      expect(ids.filter((id) => there.has(id))).toEqual(ids.slice(0, there.size));
      await joined.restart();
      await vi.waitFor(
        async () => expect(await countThere(joined.owner)).toBeGreaterThan(passages / 5),
        patience,
      );
      const admin = joined.signedIn();
      const opened = await admin.call('POST', '/api/lanes/lane-1/open', { reason: 'live' });
      expect(opened.status, opened.text).toBe(204);
      await vi.waitFor(
        async () => expect((await recordsThere(joined.owner, 1))[0]?.manual).toBe(true),
        patience,
      );
      const waiting = (await linkOf(admin)).waiting.records;
      await vi.waitFor(async () => expect(await countThere(joined.owner)).toBe(passages + 1), patience);
      // The live one came while the day before it was still under way.
      expect(waiting).toBeGreaterThan(0);
      expect((await linkOf(admin)).waiting.records).toBe(0);
    },
    patience.timeout,
  );

  test('is there passage by passage', async () => {
    const found = await idsThere();
    expect(ids.filter((id) => !found.has(id))).toEqual([]);
  }, 600_000);
});
