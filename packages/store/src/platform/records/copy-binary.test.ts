import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/platform/test-database.ts';
import { CopyBinary } from './copy-binary.ts';

const columns = `b boolean, s smallint, i int, l bigint, at timestamptz, id uuid, raw bytea, tag bytea, word text,
  words text[]`;
const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const tag = 'AAECAwQFBgcICQoLDA0ODw';
const later = Date.UTC(2026, 11, 1, 3, 25, 0, 7);
const earlier = Date.UTC(1969, 11, 31, 23, 59, 59, 999);

it('gives PostgreSQL each value as it was, in as many rows as there are', async () => {
  const { pool } = await testDatabase();
  const client = await pool.connect();
  try {
    await client.query(`create temp table held (${columns})`);
    const stream = client.query(copyFrom('copy held from stdin (format binary)'));
    stream.end(written());
    await finished(stream);
    const { rows } = await client.query({
      text: `select b, s, i, l::text, extract(epoch from at)::text as at, id, encode(raw, 'hex') as raw,
        encode(tag, 'hex') as tag, word, array_to_string(words, ' ') as words from held order by l desc nulls last`,
      rowMode: 'array',
    });
    expect(rows).toEqual([
      [
        ...[true, 32_767, -2_147_483_648, '9007199254740991', '1796095500.007000', id],
        ...['00ff'.repeat(3_000), '000102030405060708090a0b0c0d0e0f', 'face:1', 'null a-b'],
      ],
      [false, -1, 7, '-4294967297', '-0.001000', id, '', '', '', 'x'],
      Array(10).fill(null),
    ]);
  } finally {
    client.release(true);
  }
});

/** Begins with little room, so that it has to grow. */
function written(): Buffer {
  const copy = new CopyBinary(0);
  copy.row(10);
  copy.boolean(true);
  copy.smallint(32_767);
  copy.int(-2_147_483_648);
  copy.bigint(Number.MAX_SAFE_INTEGER);
  copy.timestamp(later);
  copy.uuid(id);
  copy.bytes(Buffer.from('00ff'.repeat(3_000), 'hex'));
  copy.base64url(tag);
  copy.text('face:1');
  copy.texts(['null', 'a-b']);
  writeSmall(copy);
  copy.row(10);
  for (let i = 0; i < 10; i += 1) copy.missing();
  return copy.end();
}

function writeSmall(copy: CopyBinary): void {
  copy.row(10);
  copy.boolean(false);
  copy.smallint(-1);
  copy.int(7);
  copy.bigint(-4_294_967_297);
  copy.timestamp(earlier);
  copy.uuid(id);
  copy.bytes(new Uint8Array());
  copy.base64url('');
  copy.text('');
  copy.texts(['x']);
}
