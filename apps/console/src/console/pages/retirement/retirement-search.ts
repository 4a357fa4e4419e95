import { retirementPhases } from '@vedette/domain';
import { z } from 'zod';

export const retirementSearch = z.object({
  phase: z.enum(retirementPhases).optional().catch(undefined),
  /** Those that were asked for together. */
  batch: z.uuid().optional().catch(undefined),
  /** The retirement that is shown. */
  retirement: z.uuid().optional().catch(undefined),
});
