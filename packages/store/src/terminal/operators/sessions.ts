import type { Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid } from '../database/input.ts';
import type { Served } from '../served.ts';
import type { OperatorStore, TokenHash } from './port.ts';
import { toOperator } from './repository.ts';

type SessionStore = Pick<
  OperatorStore,
  'openSession' | 'session' | 'extendSession' | 'closeSession' | 'closeSessionsOf'
>;

const hashPattern = /^[0-9a-f]{64}$/;

export function sessionRepository({ records: db, now }: StoreContext): Served<SessionStore> {
  const remove = () => db.sql.deleteFrom('session');
  const update = (token: TokenHash) => db.sql.updateTable('session').where('token_hash', '=', token);
  return {
    openSession({ token, operator, expiresAt }) {
      if (!hashPattern.test(token)) throw invalid('token');
      const row = { token_hash: token, operator_id: operator, created_at: now(), expires_at: expiresAt };
      db.run(db.sql.insertInto('session').values(row));
    },
    session(token) {
      const query = db.sql
        .selectFrom('session')
        .innerJoin('operator', 'operator.id', 'session.operator_id')
        .where('token_hash', '=', token)
        .where('expires_at', '>', now())
        .where('disabled', '=', 0)
        .selectAll('operator')
        .select(['session.created_at as opened_at', 'session.expires_at as ends_at']);
      const row = db.first(query);
      if (row === undefined) return null;
      return {
        operator: toOperator(row),
        createdAt: row.opened_at as Instant,
        expiresAt: row.ends_at as Instant,
      };
    },
    extendSession(token, expiresAt) {
      db.run(update(token).set({ expires_at: expiresAt }));
    },
    closeSession(token) {
      db.run(remove().where('token_hash', '=', token));
    },
    closeSessionsOf(id) {
      return db.run(remove().where('operator_id', '=', id));
    },
  };
}
