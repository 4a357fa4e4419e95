import { reasonCodes } from '@vedette/domain';
import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const moment = z.int().min(0).optional().catch(undefined);

/** Filters of the records page and the record shown; a filter that cannot be read is left out. */
export const recordSearch = z.object({
  from: moment,
  to: moment,
  outcome: z.enum(['granted', 'denied', 'refer']).optional().catch(undefined),
  reason: z.enum(reasonCodes).optional().catch(undefined),
  lane: id.optional().catch(undefined),
  person: id.optional().catch(undefined),
  record: z.string().max(64).optional().catch(undefined),
});
export type RecordSearch = z.infer<typeof recordSearch>;
export type RecordFilters = Omit<RecordSearch, 'record'>;

export function filtersOf({ record: _, ...filters }: RecordSearch): RecordFilters {
  return filters;
}
