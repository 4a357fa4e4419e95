import { z } from 'zod';
import { linkLimits } from './limits.ts';

export const settingKeySchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,31}(?:\.[a-z][a-zA-Z0-9]{0,31}){0,3}$/);
export const settingValueSchema = z.union([
  z.string().max(linkLimits.settingText),
  z.number(),
  z.boolean(),
  z.null(),
]);
export type SettingValue = z.infer<typeof settingValueSchema>;

/** Pairs and not an object: a key is data. No key comes twice. */
export const settingsSchema = z
  .array(z.tuple([settingKeySchema, settingValueSchema]))
  .max(linkLimits.settings)
  .refine((pairs) => new Set(pairs.map(([key]) => key)).size === pairs.length);
export type Settings = z.infer<typeof settingsSchema>;

export const settingFaults = ['unknown', 'invalid', 'not-now'] as const;
export const settingProblemSchema = z.strictObject({ key: settingKeySchema, fault: z.enum(settingFaults) });
export type SettingProblem = z.infer<typeof settingProblemSchema>;
