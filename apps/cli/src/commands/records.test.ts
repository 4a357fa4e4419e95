import { describe, expect, it } from 'vitest';
import { jsonLines, vedette } from '../../test/run-vedette.ts';
import { recordPassage, terminalData } from '../../test/terminal-data.ts';

const hour = 3_600_000;

/** Three passages, an hour apart, of somebody whose name must not show. */
async function threePassages() {
  const { folder, environment, open } = await terminalData();
  const store = await open();
  const last = Date.now() - hour;
  for (const ago of [2, 1, 0]) await recordPassage(store, last - ago * hour, 'Planted Name');
  await store.close();
  const records = (...args: readonly string[]) =>
    vedette(['records', '--data', folder, ...args], { environment });
  return { records, last, open };
}

describe('vedette records', () => {
  it('lists headers, newest first, and no name anywhere', async () => {
    const { records, last } = await threePassages();
    const { code, output } = await records('--json');
    expect(code).toBe(0);
    const found = jsonLines<{ occurredAt: number }>(output);
    expect(found.map(({ occurredAt }) => occurredAt)).toEqual([last, last - hour, last - 2 * hour]);
    expect(found[0]).toMatchObject({ seq: 3, outcome: 'granted', by: ['face'], completion: null });
    expect(output).not.toContain('Planted');
    expect(output).not.toContain('body');
    const shown = await records();
    expect(shown.output).toContain('Granted');
    expect(shown.output).not.toContain('Planted');
  });

  it('keeps to the time, the outcome and the number asked for', async () => {
    const { records, last } = await threePassages();
    const count = async (...args: readonly string[]) =>
      jsonLines((await records('--json', ...args)).output).length;
    expect(await count('--from', String(last))).toBe(1);
    expect(await count('--to', new Date(last).toISOString())).toBe(2);
    expect(await count('--outcome', 'denied')).toBe(0);
    expect(await count('--limit', '2')).toBe(2);
  });

  it('shows names for a reason, and leaves the reason in the audit', async () => {
    const { records, open } = await threePassages();
    const { code, output } = await records('--json', '--personal', '--reason', 'lost bag', '--limit', '1');
    expect(code).toBe(0);
    expect(jsonLines(output)).toMatchObject([{ body: { name: 'Planted Name' } }]);
    const { items } = await (await open()).audit.list({ action: 'records-shown' });
    expect(items).toMatchObject([{ detail: { by: 'command-line', reason: 'lost bag', limit: 1 } }]);
    expect(JSON.stringify(items)).not.toContain('Planted');
  });

  it('shows nothing that the duty in force has no right to, whatever the reason', async () => {
    const { records, open } = await threePassages();
    const store = await open();
    const { duty } = (await store.duties.current()) ?? {};
    if (duty === undefined) throw new Error('no duty');
    const change = { by: null, note: 'test' };
    await store.duties.adopt({ ...duty, version: duty.version + 1, collect: {} }, change);
    await store.close();
    const { output } = await records('--json', '--personal', '--reason', 'lost bag');
    expect(jsonLines<{ body: object }>(output).map(({ body }) => body)).toEqual([{}, {}, {}]);
  });
});
