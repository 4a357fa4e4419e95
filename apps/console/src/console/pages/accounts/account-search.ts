import { z } from 'zod';

export const tabs = ['accounts', 'roles', 'organisations', 'providers', 'keys'] as const;

export const accountSearch = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  account: z.uuid().optional().catch(undefined),
});
