import { idSchema, plainText } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import { z } from 'zod';

const driver = z.looseObject({ driver: z.string().max(40) });

/** One lane and the hardware at it. Every driver reads its own part and refuses what it does not know. */
export const laneConfigSchema = z.strictObject({
  id: idSchema.describe('Name of the lane, as it stands in pass records'),
  direction: z.enum(['in', 'out']).default('in').describe('Which way people walk when this camera sees them'),
  turnstile: driver.default({ driver: 'simulated' }).describe('What opens the lane'),
  thermometer: driver.nullable().default(null).describe('Contactless thermometer, if there is one'),
  indicator: driver
    .nullable()
    .default(null)
    .describe('Light and voice beside the kiosk page, if there are any'),
});
export type LaneConfig = z.infer<typeof laneConfigSchema>;

/** Settings of one terminal: `terminal.json` in its data folder. What the admin changes lies in the store. */
export const configSchema = z.strictObject({
  lanes: z
    .array(laneConfigSchema)
    .min(1)
    .max(8)
    .default([laneConfigSchema.parse({ id: 'lane-1' })])
    .describe('The lanes that this terminal serves'),
  site: plainText(80).default('哨兵 Vedette').describe('Name of the place, until the claim sets it'),
  timeZone: z
    .string()
    .max(64)
    .optional()
    .describe('IANA time zone of the site; that of the machine by default'),
  tls: z
    .strictObject({ cert: z.string(), key: z.string() })
    .optional()
    .describe('Paths of a certificate and its key, for tablets on the LAN'),
  face: z
    .strictObject({ profile: z.string().default('default') })
    .default({ profile: 'default' })
    .describe('Face model: default, public-domain, or the path of a manifest'),
});
export type TerminalConfig = z.infer<typeof configSchema>;

/** @throws VedetteError input-invalid, naming every place that is wrong */
export function parseConfig(json: unknown): TerminalConfig {
  const parsed = configSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new VedetteError('input-invalid', 'caller', {
    at: 'terminal.json',
    problems: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}
