import { createHash, randomUUID } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import type { UpdateArchiveStore } from './port.ts';

const partSize = 1024 * 1024;

/** Archives of releases in PostgreSQL, so that every process of the platform serves the same. */
export function platformUpdateArchives(pool: Pool): UpdateArchiveStore {
  const lengthOf = async (hash: string): Promise<number | null> => {
    const { rows } = await pool.query<{ length: number }>(
      'select length from update_archive where hash = $1 and is_complete',
      [hash],
    );
    return rows[0]?.length ?? null;
  };
  return {
    length: lengthOf,
    async put(hash, bytes, lengthAtMost, at) {
      const known = await lengthOf(hash);
      if (known !== null) return known;
      const id = randomUUID();
      await pool.query('insert into update_archive (id, hash, created_at) values ($1, $2, $3)', [
        ...[id, hash, new Date(at)],
      ]);
      try {
        return await taken(pool, id, hash, partsOf(bytes, lengthAtMost));
      } catch (error) {
        await pool.query('delete from update_archive where id = $1', [id]).catch(() => {});
        throw error;
      }
    },
    async read(hash, start, limit) {
      const { rows } = await pool.query<{ start: number; bytes: Buffer }>(
        `select p.start, p.bytes from update_archive a join update_archive_part p on p.archive_id = a.id
         where a.hash = $1 and a.is_complete and p.start > $2::bigint - ${partSize} and p.start < $2::bigint + $3::bigint
         order by p.start`,
        [hash, start, limit],
      );
      const first = rows[0]?.start ?? start;
      const whole = Buffer.concat(rows.map((row) => row.bytes));
      return whole.subarray(start - first, start - first + limit);
    },
    async forgetBroken(before) {
      const { rowCount } = await pool.query(
        'delete from update_archive where not is_complete and created_at < $1',
        [new Date(before)],
      );
      return rowCount ?? 0;
    },
  };
}

/** Parts of one size, however the bytes come in. @throws `upload-too-large` */
async function* partsOf(bytes: AsyncIterable<Uint8Array>, lengthAtMost: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  let total = 0;
  for await (const piece of bytes) {
    total += piece.length;
    if (total > lengthAtMost)
      throw new VedetteError('upload-too-large', 'caller', { values: { limitBytes: lengthAtMost } });
    held.push(Buffer.from(piece));
    size += piece.length;
    if (size < partSize) continue;
    const whole = Buffer.concat(held);
    let start = 0;
    for (; whole.length - start >= partSize; start += partSize) yield whole.subarray(start, start + partSize);
    held = [whole.subarray(start)];
    size = whole.length - start;
  }
  if (size > 0) yield Buffer.concat(held);
}

async function taken(pool: Pool, id: string, hash: string, parts: AsyncIterable<Buffer>): Promise<number> {
  const sum = createHash('sha256');
  let start = 0;
  for await (const part of parts) {
    sum.update(part);
    await pool.query('insert into update_archive_part (archive_id, start, bytes) values ($1, $2, $3)', [
      ...[id, start, part],
    ]);
    start += part.length;
  }
  if (start === 0 || sum.digest('hex') !== hash)
    throw new VedetteError('input-invalid', 'caller', { at: 'hash' });
  // Two uploads of the same at once: the second finds the first, and is dropped.
  const { rowCount } = await pool.query(
    `update update_archive set is_complete = true, length = $2 where id = $1
       and not exists (select from update_archive other where other.hash = $3 and other.is_complete)`,
    [id, start, hash],
  );
  if (rowCount === 0) await pool.query('delete from update_archive where id = $1', [id]);
  return start;
}
