import { appealPhases } from '@vedette/domain';
import { z } from 'zod';

const id = z.uuid().optional().catch(undefined);
export const tabs = ['lists', 'appeals', 'screening'] as const;

/** What is shown of lists and appeals. */
export const listSearch = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  list: id,
  phase: z.enum(appealPhases).optional().catch(undefined),
  appeal: id,
});
