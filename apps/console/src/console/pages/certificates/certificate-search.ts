import { certificateProfiles } from '@vedette/contract/platform';
import { z } from 'zod';

export const tabs = ['certificates', 'log'] as const;

export const certificateSearch = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  profile: z.enum(certificateProfiles).optional().catch(undefined),
  device: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .optional()
    .catch(undefined),
  /** The certificate that is shown. */
  certificate: z.uuid().optional().catch(undefined),
});
