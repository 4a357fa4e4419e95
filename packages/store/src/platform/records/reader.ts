import type { PlatformSql } from '../database/sql.ts';
import { flow } from './flow-query.ts';
import type { RecordReader } from './port.ts';
import { recordById, searchRecords } from './record-search.ts';

/** Records and the roll-up, as they are read. */
export function recordReader(db: PlatformSql): RecordReader {
  return {
    get: (reach, site, occurredAt, id) => recordById(db, reach, { site, occurredAt, id }),
    search: (reach, filter, page) => searchRecords(db, reach, filter, page),
    flow: (reach, filter) => flow(db, reach, filter),
  };
}
