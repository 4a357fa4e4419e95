import { z } from 'zod';

export const tabs = [
  'devices',
  'quarantine',
  'groups',
  'profiles',
  'updates',
  'commands',
  'retired',
] as const;
export type DevicesTab = (typeof tabs)[number];
export const deviceTabs = ['state', 'commands', 'settings', 'events'] as const;

/** Filters, the tab, and the device whose drawer is open. */
export const deviceSearch = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  text: z.string().max(64).optional().catch(undefined),
  online: z.boolean().optional().catch(undefined),
  group: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .catch(undefined),
  device: z
    .string()
    .max(80)
    .regex(/^[\w.-]+$/)
    .optional()
    .catch(undefined),
  view: z.enum(deviceTabs).optional().catch(undefined),
  rollout: z.uuid().optional().catch(undefined),
});
export type DeviceSearch = z.infer<typeof deviceSearch>;
