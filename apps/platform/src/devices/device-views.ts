import { createHash } from 'node:crypto';
import { settingProblemSchema } from '@vedette/contract/link';
import type {
  CommandView,
  DeviceView,
  EffectiveSettingsView,
  QuarantinedDeviceView,
  TombstoneView,
} from '@vedette/contract/platform';
import type {
  Device,
  EffectiveSettings,
  QuarantinedDevice,
  StoredCommand,
  Tombstone,
} from '@vedette/store/platform';
import { z } from 'zod';
import { troublesOf } from './troubles.ts';

/** @param at milliseconds since 1970 */
export function deviceView(device: Device, at: number): DeviceView {
  const { id, state, site, group, createdAt, claimedAt, retiredAt, presence } = device;
  return {
    ...{ id, state, site, group, createdAt, claimedAt, retiredAt },
    presence:
      presence === null
        ? null
        : { ...presence, facts: documentOf(presence.facts), health: documentOf(presence.health) },
    troubles: [...troublesOf(device, at)],
  };
}

/** A document of the link; anything else was written by no program of ours. */
function documentOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

const saidSchema = z
  .object({ software: z.string(), model: z.string(), serial: z.string().nullable() })
  .partial();

export function quarantinedView({
  id,
  firstAt,
  lastAt,
  said,
  codeUntil,
}: QuarantinedDevice): QuarantinedDeviceView {
  const { data } = saidSchema.safeParse(said);
  const { software = null, model = null, serial = null } = data ?? {};
  return { id, firstAt, lastAt, software, model, serial, codeUntil };
}

export function tombstoneView({ publicKey, ...stone }: Tombstone): TombstoneView {
  return { ...stone, keyHash: createHash('sha256').update(publicKey).digest('hex') };
}

export function effectiveView(settings: EffectiveSettings): EffectiveSettingsView {
  const { group, profile, own, desired, desiredVersion, reportedVersion, reportedAt, problems } = settings;
  const ownKeys = new Set(own.map(([key]) => key));
  return {
    ...{ group, profile, desiredVersion, reportedVersion, reportedAt },
    settings: desired.map(([key, value]) => ({ key, value, from: ownKeys.has(key) ? 'own' : 'profile' })),
    problems: z.array(settingProblemSchema).catch([]).parse(problems),
  };
}

export function commandView(command: StoredCommand): CommandView {
  const { id, device, kind, phase, givenAt, givenBy, notAfter, endedAt, reason, failure, result } = command;
  const lines = Array.isArray(result) ? (result as NonNullable<CommandView['result']>) : null;
  return { id, device, kind, phase, givenAt, givenBy, notAfter, endedAt, reason, failure, result: lines };
}
