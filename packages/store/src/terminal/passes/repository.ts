import { type AreaId, type Instant, type PersonId, VedetteError } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, notFound, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { OperatorId } from '../operators/port.ts';
import type { Served } from '../served.ts';
import { passLedger } from './ledger.ts';
import type { IssuedPass, NewPass, PassStore } from './port.ts';

const zonesAtMost = 32;

export function passRepository(context: StoreContext): Served<PassStore> {
  return { ...issued(context), ...passLedger(context) };
}

function issued({ records: db, now }: StoreContext): Served<Omit<PassStore, 'claim' | 'release' | 'settle'>> {
  const passes = () => db.sql.selectFrom('issued_pass').selectAll();
  const change = (
    id: string,
    values: { revoked_at?: number; redeemed_at?: number; redeemed_by?: string },
  ) => {
    if (db.run(db.sql.updateTable('issued_pass').set(values).where('id', '=', id)) === 0)
      throw notFound('pass');
    const row = db.first(passes().where('id', '=', id));
    if (row === undefined) throw notFound('pass');
    return toPass(row);
  };
  return {
    add(pass) {
      const row = { ...rowOf(pass), issued_at: now() };
      return db.transaction(() => {
        if (db.first(passes().where('id', '=', row.id)) !== undefined)
          throw new VedetteError('conflict', 'caller', { at: 'id' });
        db.run(db.sql.insertInto('issued_pass').values(row));
        return toPass(row);
      });
    },
    ofPerson: (person) =>
      db
        .rows(passes().where('person_id', '=', person).orderBy('issued_at', 'desc').orderBy('id'))
        .map(toPass),
    redeem(hash, phone) {
      return db.transaction(() => {
        const row = db.first(passes().where('code_hash', '=', hash));
        const isOver = row?.code_until === null || (row?.code_until ?? 0) <= now();
        if (row === undefined || isOver || row.revoked_at !== null) return null;
        if (row.redeemed_by !== null && row.redeemed_by !== phone) return null;
        return change(row.id, { redeemed_at: row.redeemed_at ?? now(), redeemed_by: phone });
      });
    },
    revoke: (id) => change(id, { revoked_at: now() }),
    revocations() {
      const revoked = passes().clearSelect().select('id').where('revoked_at', 'is not', null);
      const subjects = db.sql.selectFrom('revoked_subject').select(['subject', 'revoked_at']);
      return {
        passes: db.rows(revoked).map(({ id }) => id),
        subjects: db
          .rows(subjects)
          .map(({ subject, revoked_at }) => ({ subject, at: revoked_at as Instant })),
      };
    },
  };
}

function rowOf(pass: NewPass): Omit<RecordsSchema['issued_pass'], 'issued_at'> {
  if (pass.zones.length > zonesAtMost) throw invalid('zones');
  if (pass.notBefore >= pass.notAfter) throw invalid('notAfter');
  return {
    id: shortText(pass.id, 'id'),
    person_id: pass.person,
    kind: pass.kind,
    entries: pass.entries,
    zones: JSON.stringify(pass.zones),
    form: pass.form,
    not_before: pass.notBefore,
    not_after: pass.notAfter,
    code_hash: pass.code?.hash ?? null,
    code_until: pass.code?.until ?? null,
    issued_by: pass.by,
    redeemed_at: null,
    redeemed_by: null,
    revoked_at: null,
  };
}

function toPass(row: RecordsSchema['issued_pass']): IssuedPass {
  return {
    id: row.id,
    person: row.person_id as PersonId | null,
    kind: row.kind as IssuedPass['kind'],
    entries: row.entries as IssuedPass['entries'],
    zones: JSON.parse(row.zones) as AreaId[],
    form: row.form as IssuedPass['form'],
    notBefore: row.not_before as Instant,
    notAfter: row.not_after as Instant,
    issuedAt: row.issued_at as Instant,
    issuedBy: row.issued_by as OperatorId | null,
    redeemedAt: row.redeemed_at as Instant | null,
    revokedAt: row.revoked_at as Instant | null,
  };
}
