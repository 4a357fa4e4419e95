import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { plainText } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import { logLevels } from '@vedette/server';
import { defaultKeyFile } from '@vedette/store';
import { z } from 'zod';
import { logConfigSchema } from './log/witness-config.ts';

const cidr = z.string().max(64);
const rate = z.number().min(0.01).max(100_000);
const burst = z.int().min(1).max(1_000_000);
const days = z.int().min(1).max(36_500);

const mailSchema = z.strictObject({
  host: z.string().min(1).max(255).describe('Name of the mail server'),
  port: z.int().min(1).max(65_535).default(587),
  isTls: z.boolean().default(false).describe('TLS from the first byte; otherwise STARTTLS is demanded'),
  isPlain: z.boolean().default(false).describe('No TLS at all: for a server on the same machine'),
  user: z.string().max(200).nullable().default(null),
  from: z.email().describe('Whose address messages bear; the password stands in VEDETTE_MAIL_PASSWORD'),
});

/** Settings of a platform: `platform.json` in its data folder, and over them arguments and environment. */
export const configSchema = z.strictObject({
  host: z
    .string()
    .min(1)
    .max(255)
    .default('127.0.0.1')
    .describe('Address to listen at; 0.0.0.0 for every one'),
  port: z.int().min(0).max(65_535).default(7090).describe('Port to listen at; 0 for any'),
  origin: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where browsers and sentinels reach the platform, such as https://guard.example'),
  hostNames: z.array(z.string().max(253)).max(50).default([]).describe('Names beside that of the origin'),
  trustedProxies: z
    .array(cidr)
    .max(50)
    .default([])
    .describe('Networks of proxies whose X-Forwarded-For is believed'),
  inwardNetworks: z
    .array(cidr)
    .max(50)
    .default([])
    .describe('Inner networks that webhooks and sign-in providers may be in'),
  databaseUrl: z
    .string()
    .max(2000)
    .optional()
    .describe('Any PostgreSQL from 15 on; the built-in one if absent'),
  databaseConnections: z.int().min(2).max(200).default(20).describe('Connections of this process at most'),
  organisation: plainText(100).default('哨兵 Vedette').describe('Name until somebody claims the platform'),
  site: plainText(100).default('站点 1').describe('Name of the first site, until then'),
  timeZone: z.string().max(64).default('Asia/Shanghai').describe('IANA zone of the first site'),
  mail: mailSchema.nullable().default(null).describe('Mail server; without one no mail is sent'),
  keep: z
    .strictObject({
      records: days.default(90).describe('Days that pass records are kept'),
      flow: days.default(800).describe('Days that counts of passages are kept'),
    })
    .prefault({}),
  rates: z
    .strictObject({
      callerPerSecond: rate.default(100).describe('Requests a second of one account or key, in the long run'),
      callerBurst: burst.default(2_000).describe('So many of them at once'),
      addressPerSecond: rate.default(300).describe('Requests a second from one address'),
      addressBurst: burst.default(6_000).describe('So many of them at once'),
    })
    .prefault({})
    .describe('How often the API may be asked, by each process'),
  log: logConfigSchema.prefault({}).describe('The public log of acts, and who cosigns it'),
  custody: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file') }),
      z.strictObject({
        kind: z.literal('tpm'),
        tcti: z.string().max(200).nullable().default(null).describe('As TPM2TOOLS_TCTI has it'),
        ownerAuthFile: z.string().max(1000).nullable().default(null),
      }),
      z.strictObject({
        kind: z.literal('pkcs11'),
        module: z.string().min(1).max(1000).describe('The library of the token’s maker'),
        token: z.string().min(1).max(32).describe('Label of the token'),
        environment: z.record(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/), z.string().max(1000)).default({}),
      }),
    ])
    .prefault({ kind: 'file' })
    .describe(
      'Where the key lies that wraps all others; the PIN of a token stands in VEDETTE_PLATFORM_TOKEN_PIN',
    ),
  logTo: z.enum(['file', 'stderr']).default('file').describe('file: logs/platform.log in the data folder'),
  logLevel: z.enum(logLevels).default('info'),
});
export type PlatformConfig = z.infer<typeof configSchema>;

export interface StartArguments {
  readonly data: string;
  /** The key-encryption key: on another medium than the data if you can. */
  readonly keyFile: string;
  /** Where a voucher for a terminal on the same machine is written. */
  readonly oneBox: string | null;
  /** What was said over the file's settings. */
  readonly said: Readonly<Record<string, unknown>>;
  readonly mailPassword: string | null;
  /** Of a PKCS#11 token. */
  readonly tokenPin: string | null;
  /** Whether keys that lie under epochs which the custody has not got may be given up. */
  readonly forgetLost: boolean;
}

/** An empty variable counts as none. */
const named = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  origin: { type: 'string' },
  'one-box': { type: 'string' },
} as const;

/**
 * `--data DIR --port N --host H --origin URL --one-box FILE`, `DATABASE_URL`, and `VEDETTE_PLATFORM_DATA`, `…_PORT`,
 * `…_HOST`, `…_ORIGIN`, `…_KEY_FILE`, `VEDETTE_MAIL_PASSWORD`. @throws VedetteError `input-invalid`
 */
export function parseStart(argv: readonly string[], environment: NodeJS.ProcessEnv): StartArguments {
  const values = argumentsOf(argv);
  const from = (name: string): string | undefined => named(environment[`VEDETTE_PLATFORM_${name}`]);
  const data = resolve(values.data ?? from('DATA') ?? 'data/platform');
  const port = values.port ?? from('PORT');
  const said = {
    port: port === undefined ? undefined : portOf(port),
    host: values.host ?? from('HOST'),
    origin: values.origin ?? from('ORIGIN'),
    databaseUrl: named(environment['DATABASE_URL']),
  };
  const keyFile = from('KEY_FILE');
  return {
    data,
    keyFile: keyFile === undefined ? defaultKeyFile(data, withoutKeyFile(environment)) : resolve(keyFile),
    oneBox: values['one-box'] === undefined ? null : resolve(values['one-box']),
    said: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    mailPassword: named(environment['VEDETTE_MAIL_PASSWORD']) ?? null,
    tokenPin: from('TOKEN_PIN') ?? null,
    forgetLost: from('FORGET_LOST') === 'yes',
  };
}

/** That variable names the terminal's key, which may run on the same machine. */
function withoutKeyFile({ VEDETTE_KEY_FILE: _, ...rest }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return rest;
}

function argumentsOf(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: 'arguments' }, { cause });
  }
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new VedetteError('input-invalid', 'caller', { at: '--port' });
}

/** @throws VedetteError `input-invalid`, naming every place that is wrong, and no value: an URL may hold a password */
export function parseConfig(json: unknown, said: StartArguments['said']): PlatformConfig {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const parsed = configSchema.safeParse(isObject ? { ...json, ...said } : json);
  if (!parsed.success)
    throw new VedetteError('input-invalid', 'caller', {
      at: 'platform.json',
      problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    });
  const { origin } = parsed.data;
  return origin === undefined ? parsed.data : { ...parsed.data, origin: new URL(origin).origin };
}

export const configFile = ({ data }: Pick<StartArguments, 'data'>): string => join(data, 'platform.json');
