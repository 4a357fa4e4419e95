import { Personal, VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { signingPurpose } from '../adapter.ts';
import { firmwareConfigSchema } from '../firmware/config.ts';
import { guangdongConfigSchema } from '../guangdong/config.ts';
import { nationalConfigSchema } from '../national/config.ts';
import { shanghaiConfigSchema } from '../shanghai/config.ts';

/** The settings of one gateway, as an administrator writes them. */
export const gatewayConfigSchema = z.discriminatedUnion('shape', [
  shanghaiConfigSchema,
  nationalConfigSchema,
  guangdongConfigSchema,
  firmwareConfigSchema,
]);
export type GatewayConfig = z.output<typeof gatewayConfigSchema>;

/** @throws VedetteError input-invalid, naming every field that is wrong and quoting none */
export function parseGatewayConfig(json: unknown): GatewayConfig {
  const read = gatewayConfigSchema.safeParse(json);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new VedetteError('input-invalid', 'caller', { at: 'gateway', problems });
}

type Document = Readonly<Record<string, unknown>>;

/** A gateway's settings without its secrets, and the names of those that are set: what an administrator may see. */
export interface GatewayDescription {
  readonly settings: Document;
  readonly secrets: readonly string[];
}

export function describeGateway(config: GatewayConfig): GatewayDescription {
  const fields = Object.entries(config);
  return {
    settings: Object.fromEntries(fields.filter(([, value]) => !(value instanceof Personal))),
    secrets: fields.filter(([, value]) => value instanceof Personal).map(([name]) => name),
  };
}

/** The settings with their secrets in clear, to be sealed at once; `parseGatewayConfig` reads them again. */
export function gatewayDocument(config: GatewayConfig): Document {
  const fields = Object.entries(config).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Personal ? value.unwrap(signingPurpose) : value,
  ]);
  return Object.fromEntries(fields);
}

/**
 * Settings that were changed without typing the secrets again. They are kept for the same shape at the same
 * address alone: otherwise whoever may change an address could have the secrets sent to himself.
 * @throws VedetteError input-invalid
 */
export function changeGatewayConfig(json: unknown, previous: GatewayConfig): GatewayConfig {
  if (typeof json !== 'object' || json === null) return parseGatewayConfig(json);
  const { secrets } = describeGateway(previous);
  const before = gatewayDocument(previous);
  const kept = secrets.map((name): [string, unknown] => [name, before[name]]);
  const isSame = 'shape' in json && json.shape === previous.shape && isSameAddress(json, previous);
  return parseGatewayConfig(isSame ? { ...Object.fromEntries(kept), ...json } : json);
}

function isSameAddress(json: object, { url }: GatewayConfig): boolean {
  const written = 'url' in json && typeof json.url === 'string' ? json.url : '';
  return URL.canParse(written) && new URL(written).origin === new URL(url).origin;
}
