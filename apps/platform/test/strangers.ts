import type { RouteConfig } from '@hono/zod-openapi';
import { platformRoutes } from '@vedette/contract/platform';
import { presetDuty } from '@vedette/domain';
import { openPlatformStore } from '@vedette/store/platform';
import { z } from 'zod';
import { claimed, colleague, type TestPlatform, type Visitor } from './platform-kit.ts';
import { type Hint, sampleOf } from './sample-of.ts';

/** What belongs to one organisation, and somebody of another who may do everything there. */
export interface Strangers {
  readonly owner: Visitor;
  readonly stranger: Visitor;
  readonly organisation: string;
  /** One id for each group of routes that something could be made by. */
  readonly ids: ReadonlyMap<string, string>;
  /** Texts that must never reach a stranger. */
  readonly secrets: readonly string[];
}

export interface NamedRoute {
  readonly name: string;
  readonly group: string;
  readonly route: RouteConfig;
}

/** In every name that is given; nobody else ever writes it. */
export const mark = 'Kronos';
const device = 'the device';
/** A time of the first morning in which anything can have happened. */
const morning = Date.UTC(2026, 10, 24, 8);
const nobody = '00000000-0000-7000-8000-000000000000';

export const allRoutes: readonly NamedRoute[] = Object.entries(platformRoutes).flatMap(([group, own]) =>
  Object.entries<RouteConfig>(own).map(([name, route]) => ({ name: `${group}.${name}`, group, route })),
);

const duty = presetDuty('visitor-desk', { processor: { name: mark, contact: mark } });

const directory = {
  ...{ name: `${mark} staff`, url: 'ldaps://1.1.1.1', startTls: false, authority: null, bindDn: 'cn=reader' },
  ...{ password: 'of the directory', baseDn: 'dc=works', filter: '(cn=*)', group: null, everyMinutes: null },
  mapping: {
    ...{ externalId: 'entryUUID', name: 'cn', otherName: null, phone: null, mail: null, unit: null },
    userName: null,
  },
};

/** What no sample can know: what may stand below what, what makes a duty, and where a directory is. */
const byHand: Readonly<Record<string, unknown>> = {
  'duties.preview': { duty },
  'directories.create': directory,
  'directories.change': directory,
  'schedules.put': { name: mark, week: Array.from({ length: 7 }, () => []), holiday: [] },
  'opening.put': { week: Array.from({ length: 7 }, () => []), holiday: [], holidays: [] },
  'locations.create': { parent: 1, kind: 'area', name: `${mark} hall` },
};

/** How a thing is made, by the last word of its route. */
const making = ['create', 'invite', 'issue', 'request', 'give', 'count', 'publish'];

export async function plantStrangers(platform: TestPlatform): Promise<Strangers> {
  const owner = await claimed(platform);
  const { json } = await owner.ask('GET', '/api/welcome');
  const { organisation } = json['session'] as { organisation: string };
  const ids = new Map<string, string>([
    ['organisations', organisation],
    [device, await plantDevice(platform, organisation)],
  ]);
  // Twice: what one thing is made of may come later in the list.
  for (let round = 0; round < 2; round += 1)
    for (const made of allRoutes) if (!ids.has(made.group)) await plant(made, owner, ids);
  const below = await owner.ask('POST', '/api/organisations', { parent: organisation, name: 'Elsewhere' });
  const branch = String(below.json['id']);
  const stranger = await colleague(platform, owner, 'stranger', [{ role: 'owner', places: null }], branch);
  return {
    owner,
    stranger,
    organisation,
    ids,
    secrets: [mark, ...[...ids.values()].filter((id) => id.length > 8)],
  };
}

async function plantDevice({ databaseUrl }: TestPlatform, organisation: string): Promise<string> {
  const store = await openPlatformStore({ url: databaseUrl });
  try {
    const at = Date.now() as Parameters<typeof store.devices.register>[2];
    const { id } = await store.devices.register(new Uint8Array(32).fill(7), {}, at);
    const reach = { organisations: [organisation], places: null } as unknown as Parameters<
      typeof store.devices.get
    >[0];
    const [site] = await store.locations.sites(reach);
    if (site !== undefined) await store.devices.claim(reach, id, site, at);
    return id;
  } finally {
    await store.close();
  }
}

async function plant(made: NamedRoute, owner: Visitor, ids: Map<string, string>): Promise<void> {
  if (!making.includes(made.name.split('.')[1] ?? '')) return;
  const { status, json } = await call(owner, made, ids);
  if (status !== 200) return;
  // An invitation stands for its visits.
  const one = [...(Array.isArray(json['visits']) ? json['visits'] : []), json, ...Object.values(json)].find(
    (value): value is { id: unknown } => typeof value === 'object' && value !== null && 'id' in value,
  );
  if (one !== undefined) ids.set(made.group, String(one.id));
}

/** Calls a route with ids of the one organisation wherever it takes one, and with what fits everywhere else. */
export async function call(by: Visitor, made: NamedRoute, ids: ReadonlyMap<string, string>, headers = {}) {
  const { path, body } = requestOf(made, ids);
  // Who gives no reason is asked for one before anybody looks what there is.
  return by.ask(made.route.method.toUpperCase(), path, body, { 'vedette-reason': mark, ...headers });
}

export function requestOf({ route, group, name }: NamedRoute, ids: ReadonlyMap<string, string>) {
  const hint = hintOf(group, ids);
  const { params, query, body } = route.request ?? {};
  const filled = params === undefined ? {} : (sampleOf(params as z.ZodType, hint) as Record<string, unknown>);
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(filled[name])),
  );
  const asked = query === undefined ? {} : (sampleOf(query as z.ZodType, hint) as Record<string, unknown>);
  const entries = Object.entries(asked).filter(([name, value]) => value !== undefined && name !== 'cursor');
  const search = new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)]));
  const content = body?.content['application/json'];
  const schema = content !== undefined && 'schema' in content ? content.schema : undefined;
  const given = schema instanceof z.ZodType ? sampleOf(schema, hint) : undefined;
  return { path: `${path}${entries.length === 0 ? '' : `?${search}`}`, body: byHand[name] ?? given };
}

const numbers: Readonly<Record<string, number>> = {
  ...{ from: morning, validFrom: morning, at: morning, until: Date.now() + 7_200_000 },
  ...{
    to: morning + 3_600_000,
    validTo: Date.now() + 86_400_000,
    expiresAt: Date.now() + 86_400_000,
    limit: 50,
  },
};
const groupOf: Readonly<Record<string, string>> = {
  ...{
    organisation: 'organisations',
    parent: 'organisations',
    person: 'people',
    host: 'people',
    list: 'lists',
  },
  ...{ escorts: 'people', add: 'people', remove: 'people', groups: 'groups', group: 'deviceGroups' },
  ...{
    channel: 'integrations',
    channels: 'integrations',
    profile: 'configProfiles',
    account: 'accounts',
    owner: 'accounts',
  },
};
const words: Readonly<Record<string, string>> = {
  ...{ name: `${mark} sample`, displayName: `${mark} sample`, reason: mark, note: mark, purpose: mark },
  ...{
    role: 'guard',
    password: 'correct horse battery',
    url: 'https://1.1.1.1/kronos',
    issuer: 'https://1.1.1.1',
  },
};

function hintOf(group: string, ids: ReadonlyMap<string, string>): Hint {
  const isOfDevice = group === 'devices' || group === 'bulkCommands';
  return (name, kind) => {
    if (kind === 'integer') return numbers[name] ?? (isPlace(name, group) ? 1 : undefined);
    if (kind === 'uuid') return ids.get(groupOf[name] ?? group) ?? nobody;
    if (name === 'id' && isOfDevice) return ids.get(device);
    if (name === 'device' || name === 'devices') return ids.get(device);
    return words[name];
  };
}

const placeNames: ReadonlySet<string> = new Set([
  'site',
  'place',
  'places',
  'parent',
  'location',
  'lane',
  'area',
  'lanes',
]);
const placeGroups: ReadonlySet<string> = new Set([
  'locations',
  'opening',
  'venueCodes',
  'floorPlans',
  'occupancy',
]);
const isPlace = (name: string, group: string): boolean =>
  placeNames.has(name) || (name === 'id' && placeGroups.has(group));
