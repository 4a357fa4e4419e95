import { directions, reasonCodes } from '@vedette/domain';
import { z } from 'zod';

const moment = z.int().min(0).optional().catch(undefined);

/** Filters of the records page and the record shown; a filter that cannot be read is left out. */
export const recordSearch = z.object({
  from: moment,
  to: moment,
  direction: z.enum(directions).optional().catch(undefined),
  outcome: z.enum(['granted', 'denied', 'refer']).optional().catch(undefined),
  reason: z.enum(reasonCodes).optional().catch(undefined),
  /** `site/instant/id`: what it takes to find one among many days. */
  record: z
    .string()
    .regex(/^\d{1,10}\/\d{1,16}\/[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
  /** Whose passages are looked for; `none` before somebody is picked. */
  person: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .catch(undefined),
  /** Whether the requests for exports are shown. */
  requests: z.literal(true).optional().catch(undefined),
});
export type RecordSearch = z.infer<typeof recordSearch>;

export interface RecordKey {
  readonly site: string;
  readonly at: string;
  readonly id: string;
}

export function recordKeyOf(text: string): RecordKey {
  const [site = '', at = '', id = ''] = text.split('/');
  return { site, at, id };
}
