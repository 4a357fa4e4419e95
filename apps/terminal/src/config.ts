import { idSchema, plainText } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { keeperConfigSchema } from './vault/keeper-config.ts';

/** Every driver reads its own part and refuses what it does not know. */
const driver = z.looseObject({ driver: z.string().max(40) });

export const laneConfigSchema = z.strictObject({
  id: idSchema.describe('Name of the lane, as it stands in pass records'),
  direction: z.enum(['in', 'out']).default('in').describe('Which way people walk when this camera sees them'),
  turnstile: idSchema
    .default('gate')
    .describe('Name of the turnstile, among `turnstiles`, that has this lane'),
  area: idSchema.optional().describe('Where the lane leads to, among `areas`'),
  thermometer: driver.optional().describe('Contactless thermometer'),
  indicator: driver.optional().describe('Light and voice beside the kiosk page'),
  readers: z
    .array(driver)
    .max(8)
    .default([])
    .describe('Readers of codes, documents and cards, beside the camera of the kiosk page'),
  cameraCodes: z.boolean().default(true).describe('Whether the camera of the kiosk page reads codes'),
});
export type LaneConfig = z.infer<typeof laneConfigSchema>;

const simulatedGate = {
  driver: 'simulated',
  lanes: [{ lane: 'lane-1', directions: 'in' }],
  people: 'walk',
  walkAfterMs: 1200,
};

type Named = Pick<TerminalConfig, 'lanes' | 'turnstiles' | 'areas'>;

/** Places in which one part names another that is not there. */
function* danglingNames({ lanes, turnstiles, areas }: Named): Iterable<[string[], string]> {
  const ids = new Set<string>();
  for (const [index, { id, turnstile, area }] of lanes.entries()) {
    const at = (field: string) => ['lanes', String(index), field];
    if (ids.has(id)) yield [at('id'), `a lane ${id} is there already`];
    ids.add(id);
    if (!Object.hasOwn(turnstiles, turnstile)) yield [at('turnstile'), `no turnstile ${turnstile}`];
    if (area !== undefined && !Object.hasOwn(areas, area)) yield [at('area'), `no area ${area}`];
  }
}

/** Settings of one terminal: `terminal.json` in its data folder. What the admin changes lies in the store. */
export const configSchema = z.strictObject({
  lanes: z
    .array(laneConfigSchema)
    .min(1)
    .max(8)
    .default([laneConfigSchema.parse({ id: 'lane-1' })])
    .describe('The lanes that this terminal serves'),
  turnstiles: z.record(idSchema, driver).default({ gate: simulatedGate }).describe('What opens the lanes'),
  fireInputs: z.array(driver).max(8).default([]).describe('Fire inputs apart from those of the turnstiles'),
  areas: z
    .record(idSchema, z.strictObject({ capacity: z.int().min(1).max(1_000_000) }))
    .default({})
    .describe('Areas in which people are counted'),
  site: plainText(80).default('哨兵 Vedette').describe('Name of the place, until the claim sets it'),
  tls: z
    .strictObject({ cert: z.string(), key: z.string() })
    .optional()
    .describe('Paths of a certificate and its key, for tablets on the LAN'),
  wallet: z
    .strictObject({
      origin: z.url({ protocol: /^https?$/ }).describe('Where phones reach this terminal'),
      client: z
        .looseObject({ scheme: z.string() })
        .default({ scheme: 'redirect_uri' })
        .describe('As whom it asks: redirect_uri, or a certificate with its key'),
      encrypted: z.boolean().default(true).describe('Whether answers are encrypted to this terminal'),
    })
    .optional()
    .describe('Asking the wallets on people’s phones (OpenID4VP)'),
  platform: z
    .strictObject({
      ca: z.string().describe('Path of the certificates (PEM) that vouch for a platform of one’s own'),
    })
    .optional()
    .describe('How the platform that this terminal joins is known'),
  keeper: keeperConfigSchema
    .default({ kind: 'file' })
    .describe('Who holds the other half of the root under which personal data lies'),
  portraitDecoder: z
    .looseObject({ command: z.string() })
    .optional()
    .describe('Program that decodes the photographs of identity cards; without it they are not compared'),
  faceProfile: z
    .string()
    .default('default')
    .describe('default, public-domain, or the path of a model manifest'),
});

const whole = configSchema.superRefine((config, context) => {
  for (const [path, message] of danglingNames(config)) context.addIssue({ code: 'custom', path, message });
});
export type TerminalConfig = z.infer<typeof configSchema>;

/** @throws VedetteError input-invalid, naming every place that is wrong */
export function parseConfig(json: unknown): TerminalConfig {
  const parsed = whole.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new VedetteError('input-invalid', 'caller', {
    at: 'terminal.json',
    problems: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}
