import { directions } from '@vedette/domain';
import { z } from 'zod';

export const groupings = ['outcome', 'site', 'lane', 'direction'] as const;
export type Grouping = (typeof groupings)[number];
const moment = z.int().min(0).optional().catch(undefined);

export const flowSearch = z.object({
  from: moment,
  to: moment,
  by: z.enum(groupings).optional().catch(undefined),
  direction: z.enum(directions).optional().catch(undefined),
  outcome: z.enum(['granted', 'denied', 'refer']).optional().catch(undefined),
  table: z.literal(true).optional().catch(undefined),
});
export type FlowSearch = z.infer<typeof flowSearch>;
