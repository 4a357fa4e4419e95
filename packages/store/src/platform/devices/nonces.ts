import type { Pool } from 'pg';
import type { NonceStore } from './port.ts';

/** Requests that were seen by any process of the platform. */
export function platformNonces(pool: Pool): NonceStore {
  return {
    async isFirst(keyId, nonce, until) {
      const { rowCount } = await pool.query({
        name: 'link-nonce',
        text: 'insert into link_nonce (key_id, nonce, until) values ($1, $2, $3) on conflict do nothing',
        values: [keyId, nonce, new Date(until)],
      });
      return rowCount === 1;
    },
    async forget(before) {
      await pool.query('delete from link_nonce where until < $1', [new Date(before)]);
    },
  };
}
