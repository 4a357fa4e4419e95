import { z } from 'zod';

const moment = z.int().min(0).optional().catch(undefined);

export const auditSearch = z.object({
  from: moment,
  to: moment,
  action: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z-]*$/)
    .optional()
    .catch(undefined),
  actor: z.string().max(64).optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
});
