import { idSchema } from '@vedette/contract';
import { z } from 'zod';

export const dutyTabs = ['places', 'duties', 'edit', 'terminals', 'schedules', 'holidays'] as const;
export type DutyTab = (typeof dutyTabs)[number];

/** The open tab, the duty whose versions are shown, and the one that the editor starts from. */
export const dutySearch = z.object({
  tab: z.enum(dutyTabs).optional().catch(undefined),
  duty: idSchema.optional().catch(undefined),
  from: idSchema.optional().catch(undefined),
  version: z.int().min(1).optional().catch(undefined),
});
