import type { Phrases } from '@vedette/phrases';

type GatewayPhrases = Phrases['console']['gateway'];
export type GatewayShape = Exclude<keyof GatewayPhrases['shape'], 'label'>;
export type GatewayFieldName = keyof GatewayPhrases['field'];

type Look =
  | 'text'
  | 'secret'
  | 'pem'
  | 'milliseconds'
  | 'seconds'
  | 'yes'
  | 'areas'
  | 'codes'
  | 'tests'
  | 'certificateType';

export interface GatewayField {
  readonly name: GatewayFieldName;
  readonly look: Look;
  readonly isWanted?: boolean;
}

const account = (name: GatewayFieldName): GatewayField => ({ name, look: 'text', isWanted: true });
const secret = (name: GatewayFieldName): GatewayField => ({ name, look: 'secret' });

const codes: readonly GatewayField[] = [
  { name: 'rejected', look: 'codes' },
  { name: 'notFound', look: 'codes' },
  { name: 'expired', look: 'codes' },
];

const accounts: Readonly<Record<GatewayShape, readonly GatewayField[]>> = {
  national: [account('appId'), secret('secretKey')],
  shanghai: [account('appId'), secret('appSecret')],
  guangdong: [account('paasId'), secret('paasToken')],
  firmware: [account('enterpriseId'), secret('secretKey'), account('serialNumber')],
};

const ways: Readonly<Record<GatewayShape, readonly GatewayField[]>> = {
  national: [
    { name: 'certificateType', look: 'certificateType' },
    { name: 'signedReplies', look: 'yes' },
    ...codes,
  ],
  shanghai: [
    { name: 'tests', look: 'tests' },
    { name: 'vaccinations', look: 'yes' },
  ],
  guangdong: [
    { name: 'servicePath', look: 'text' },
    { name: 'signedReplies', look: 'yes' },
    { name: 'listedAreas', look: 'areas' },
    ...codes,
  ],
  firmware: [],
};

const common: readonly GatewayField[] = [
  { name: 'deadlineMs', look: 'milliseconds' },
  { name: 'keepPersonMs', look: 'seconds' },
  { name: 'keepCodeMs', look: 'seconds' },
  { name: 'ca', look: 'pem' },
  { name: 'allowPlainHttp', look: 'yes' },
];

export const gatewayShapes = Object.keys(accounts) as readonly GatewayShape[];

/** What has to be filled in for a platform of this shape, and what may be. */
export const fieldsOf = (shape: GatewayShape) => ({
  account: [account('url'), ...accounts[shape]],
  more: [...ways[shape], ...common],
});

/** As the form holds them: lengths of time to keep answers in seconds, codes as they were typed. */
export interface GatewayValues {
  readonly shape: GatewayShape;
  readonly [field: string]: unknown;
}

type Settings = Readonly<Record<string, unknown>>;

const newValues: GatewayValues = {
  shape: 'national',
  ...{ deadlineMs: 2_000, keepPersonMs: 0, keepCodeMs: 0, certificateType: '10', tests: 'national' },
  ...{ vaccinations: true, servicePath: '/ebus/health-code' },
};

export const isSettings = (value: unknown): value is Settings => typeof value === 'object' && value !== null;

/** A form that shows these settings of a platform; null for a new one. */
export function gatewayValues(settings: Settings | null): GatewayValues {
  if (settings === null) return newValues;
  const { errorCodes, keepPersonMs, keepCodeMs } = settings;
  const shape = gatewayShapes.find((each) => each === settings['shape']) ?? newValues.shape;
  return {
    ...{ ...newValues, ...settings, ...(isSettings(errorCodes) ? errorCodes : {}), shape },
    ...{ keepPersonMs: Number(keepPersonMs ?? 0) / 1_000, keepCodeMs: Number(keepCodeMs ?? 0) / 1_000 },
  };
}

/**
 * The settings that a form means. What it does not show (how codes are known) stays as it was, as long as the
 * platform is of the same shape; a secret that was not typed is left out, and stays sealed.
 */
export function gatewaySettings(values: GatewayValues, before: Settings | null): Settings {
  const { shape } = values;
  const { id, sealed, errorCodes, ...kept } = before?.['shape'] === shape ? before : {};
  const { account: wanted, more } = fieldsOf(shape);
  const shown = [...wanted, ...more];
  const own = new Map(Object.entries(kept).filter(([name]) => shown.every((field) => field.name !== name)));
  const codesOf: Record<string, unknown> = {};
  for (const field of shown) {
    const value = settingOf(field, values[field.name]);
    if (value === undefined) continue;
    if (field.look === 'codes') codesOf[field.name] = value;
    else own.set(field.name, value);
  }
  const told = Object.keys(codesOf).length === 0 ? {} : { errorCodes: codesOf };
  return { ...Object.fromEntries(own), ...told, shape };
}

/** Undefined where nothing was filled in. */
function settingOf({ look }: GatewayField, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (look === 'seconds') return Number(value) * 1_000;
  if (look === 'codes') return Array.isArray(value) ? value.map(Number) : undefined;
  return typeof value === 'string' ? value.trim() : value;
}
