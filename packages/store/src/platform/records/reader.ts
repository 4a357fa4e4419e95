import type { PlatformSql } from '../database/sql.ts';
import { flow } from './flow-query.ts';
import type { RecordReader } from './port.ts';
import { recordById, searchRecords } from './record-search.ts';

/** Records and the roll-up, as they are read. */
export function recordReader(db: PlatformSql): RecordReader {
  return {
    get: (site, occurredAt, id) => recordById(db, site, occurredAt, id),
    search: (filter, page) => searchRecords(db, filter, page),
    flow: (filter, step) => flow(db, filter, step),
  };
}
