import { isDeepStrictEqual } from 'node:util';
import { type Duty, type Instant, VedetteError } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { longText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { OperatorId } from '../operators/port.ts';
import type { Served } from '../served.ts';
import { refuseUncollectable } from './collection-rules.ts';
import type { DutyChange, DutyStore, DutyVersion } from './port.ts';

type Row = Pick<RecordsSchema['duty_version'], 'document' | 'adopted_at' | 'adopted_by' | 'note'>;
const shown = ['document', 'adopted_at', 'adopted_by', 'note'] as const;
const historyAtMost = 1000;

export function dutyRepository({ records: db, now }: StoreContext): Served<DutyStore> {
  const versions = () => db.sql.selectFrom('duty_version').select(shown);
  const newest = (id: string): number => {
    const query = db.sql.selectFrom('duty_version').where('duty', '=', id);
    return db.first(query.select((q) => q.fn.max('version').as('version')))?.version ?? 0;
  };
  const get = (id: string, version: number): DutyVersion | null => {
    const row = db.first(versions().where('duty', '=', id).where('version', '=', version).limit(1));
    return row === undefined ? null : toVersion(row);
  };
  const putOn = (duty: Duty, { by, note }: DutyChange): DutyVersion => {
    const row = {
      document: JSON.stringify(duty),
      adopted_at: now(),
      adopted_by: by,
      note: longText(note, 'note'),
    };
    const values = { ...row, duty: duty.id, version: duty.version };
    db.run(db.sql.insertInto('duty_version').values(values));
    return toVersion(row);
  };
  return {
    adopt(duty, change) {
      refuseUncollectable(duty);
      return db.transaction(() => {
        if (duty.version <= newest(duty.id)) throw taken();
        return putOn(duty, change);
      });
    },
    follow(duty, change) {
      refuseUncollectable(duty);
      return db.transaction(() => {
        const before = get(duty.id, duty.version);
        if (before !== null && !isDeepStrictEqual(before.duty, written(duty))) throw taken();
        return putOn(duty, change);
      });
    },
    current() {
      const row = db.first(versions().orderBy('seq', 'desc').limit(1));
      return row === undefined ? null : toVersion(row);
    },
    get,
    history() {
      return db.rows(versions().orderBy('seq', 'desc').limit(historyAtMost)).map(toVersion);
    },
  };
}

const taken = (): VedetteError => new VedetteError('conflict', 'caller', { at: 'version' });
/** As it is read back: what is undefined is not there. */
const written = (duty: Duty): Duty => JSON.parse(JSON.stringify(duty)) as Duty;

function toVersion(row: Row): DutyVersion {
  return {
    duty: JSON.parse(row.document) as Duty,
    at: row.adopted_at as Instant,
    by: row.adopted_by as OperatorId | null,
    note: row.note,
  };
}
