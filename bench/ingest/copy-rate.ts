import { finished } from 'node:stream/promises';
import type { Database } from '@vedette/store/platform';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/**
 * Records a second by one COPY of all rows that are there into their own table, emptied before.
 * @param form plain COPY is that of text; what the platform writes is binary
 */
export async function copyRate(pool: Database['pool'], form: 'text' | 'binary'): Promise<number> {
  const client = await pool.connect();
  try {
    const select = 'select * from pass_record order by received_at, seq';
    const rows = client.query(copyTo(`copy (${select}) to stdout (format ${form})`));
    const parts: Buffer[] = [];
    for await (const part of rows) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    await client.query('truncate pass_record');
    await client.query('checkpoint').catch(() => undefined);
    const start = performance.now();
    const stream = client.query(copyFrom(`copy pass_record from stdin (format ${form})`));
    stream.end(bytes);
    await finished(stream);
    const seconds = (performance.now() - start) / 1000;
    return stream.rowCount / seconds;
  } finally {
    client.release();
  }
}
