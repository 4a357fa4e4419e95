import { finished } from 'node:stream/promises';
import type { Database } from '@vedette/store/platform';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Records a second by one plain COPY of all rows that are there into their own table, emptied before. */
export async function copyRate(pool: Database['pool']): Promise<number> {
  const client = await pool.connect();
  try {
    const rows = client.query(copyTo('copy (select * from pass_record order by received_at, seq) to stdout'));
    const parts: Buffer[] = [];
    for await (const part of rows) parts.push(part as Buffer);
    const text = Buffer.concat(parts);
    await client.query('truncate pass_record');
    await client.query('checkpoint').catch(() => undefined);
    const start = performance.now();
    const stream = client.query(copyFrom('copy pass_record from stdin'));
    stream.end(text);
    await finished(stream);
    const seconds = (performance.now() - start) / 1000;
    return stream.rowCount / seconds;
  } finally {
    client.release();
  }
}
