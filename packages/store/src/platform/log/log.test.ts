import { instant } from '@vedette/domain';
import { inclusionProof, leafHash, nodesOf, provedIncluded, rootOf, rootOverNodes } from '@vedette/vault/log';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/platform/test-database.ts';
import { platformLog } from './repository.ts';

const leafOf = (text: string) => leafHash(new TextEncoder().encode(text));

async function openLog() {
  const { pool } = await testDatabase();
  return { pool, log: platformLog(pool) };
}

describe('the log in the database', () => {
  it('grows by one writer at a time among several, and has the tree over all its entries', async () => {
    const { pool, log } = await openLog();
    const other = platformLog(pool);
    const texts = Array.from({ length: 45 }, (_, at) => `{"n":${at}}`);
    await Promise.all(texts.map((text, at) => (at % 2 === 0 ? log : other).append([text])));
    const entries = await log.entries(0, 100);
    expect(entries.map(({ index }) => index)).toEqual(texts.map((_, at) => at));
    expect(entries.map(({ text }) => text).sort()).toEqual([...texts].sort());
    const leaves = entries.map(({ text }) => leafOf(text));
    expect(rootOverNodes(await log.nodes(nodesOf({ start: 0, end: 45 })))).toEqual(rootOf(leaves));
    expect(await provedIncluded(log.nodes, 17, 45)).toEqual(inclusionProof(leaves, 17));
  });

  it('gives an entry that stands already the place it has, also within one batch', async () => {
    const { log } = await openLog();
    await log.append(['a', 'b']);
    const places = await log.append(['c', 'a', 'c', 'd']);
    expect(places.map(({ index }) => index)).toEqual([2, 0, 2, 3]);
    expect(await log.size()).toBe(4);
  });

  it('lets nothing be changed, taken away or emptied', async () => {
    const { pool, log } = await openLog();
    await log.append(['a', 'b']);
    await log.publish({ size: 2, publishedAt: instant(1), note: 'note', cosignatures: 0 });
    const changes = [
      ...[`update log_entry set entry = 'x'`, 'delete from log_entry', 'truncate log_entry cascade'],
      ...[`update log_node set hash = hash`, 'delete from log_node', 'truncate log_node'],
      ...[`update log_checkpoint set note = 'x'`, 'delete from log_checkpoint', 'truncate log_checkpoint'],
      ...[
        'update certificate set profile = profile',
        'delete from certificate',
        'truncate certificate cascade',
      ],
    ];
    for (const change of changes) await expect(pool.query(change), change).rejects.toThrow('never changed');
    expect((await log.entries(0, 9)).map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('reads no more than a node a level for a proof, whatever its size', async () => {
    const { log } = await openLog();
    const texts = Array.from({ length: 3000 }, (_, at) => `{"n":${at}}`);
    await log.append(texts);
    let read = 0;
    const counted = async (places: Parameters<typeof log.nodes>[0]) => {
      read += places.length;
      return log.nodes(places);
    };
    await provedIncluded(counted, 1234, 3000);
    expect(read).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(3000)));
  });

  it('keeps what a witness has seen, which never becomes less', async () => {
    const { log } = await openLog();
    const name = 'auditor.example';
    await log.witnessed({ name, size: 7, seenAt: instant(1000), trouble: null }, instant(1000));
    await log.witnessed({ name, size: null, seenAt: null, trouble: 'unreachable' }, instant(2000));
    await log.witnessed({ name, size: 5, seenAt: instant(3000), trouble: 'unreachable' }, instant(3000));
    expect(await log.witnesses()).toEqual([{ name, size: 7, seenAt: 1000, trouble: 'unreachable' }]);
  });

  it('shows the newest checkpoint of the largest size', async () => {
    const { log } = await openLog();
    for (const [size, at] of [
      [3, 30],
      [5, 10],
      [5, 20],
    ] as const)
      await log.publish({ size, publishedAt: instant(at), note: `${size}/${at}`, cosignatures: 0 });
    expect(await log.checkpoint()).toMatchObject({ size: 5, note: '5/20' });
  });
});
