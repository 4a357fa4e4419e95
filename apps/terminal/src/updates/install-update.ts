import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { downloadArchive } from './download.ts';
import { releaseTarget, type TrustedSource } from './release-target.ts';
import type { SlotFolder } from './slot-folder.ts';
import { emptied, filled, onTrial, otherSlot, type Slot, type SlotState } from './slot-state.ts';

/** How far an update has come; each is on the disk when it is told. */
export type UpdateStep = 'named' | 'fetched' | 'emptied' | 'unpacked' | 'filled' | 'on-trial';

export interface UpdateDeps {
  readonly slots: SlotFolder;
  readonly source: Omit<TrustedSource, 'folder'>;
  readonly reached: (step: UpdateStep) => void;
}

/**
 * Brings a release into the folder that is not running and puts it on trial: the caller leaves with `restartWanted`.
 * Broken off anywhere, also by a power cut, what runs goes on running, and the next call goes on where it can.
 * @throws VedetteError `conflict` while another release is on trial, and what fetching, verifying and unpacking say
 */
export async function installUpdate(
  { slots, source, reached }: UpdateDeps,
  { version, target: hash }: { readonly version: string; readonly target: string },
): Promise<'on-trial' | 'running'> {
  const state = slots.read();
  if (state.trial !== null) throw new VedetteError('conflict', 'caller', { at: 'update' });
  if (state.active !== null && state.installed[state.active]?.hash === hash) return 'running';
  const folder = slots.path;
  const target = await releaseTarget({ ...source, folder }, version, hash);
  reached('named');
  const slot = otherSlot(state);
  if (state.installed[slot]?.hash !== hash) {
    const archive = await downloadArchive(folder, source.origin, target);
    reached('fetched');
    await fill({ slots, source, reached }, slot, archive, { version, hash });
  }
  slots.write(onTrial(slots.read(), slot));
  reached('on-trial');
  return 'on-trial';
}

async function fill(
  { slots, reached }: UpdateDeps,
  slot: Slot,
  archive: string,
  release: { readonly version: string; readonly hash: string },
): Promise<void> {
  const { unpack } = await import('./unpack.ts');
  slots.write(emptied(slots.read(), slot));
  reached('emptied');
  await unpack(archive, slots.slot(slot));
  const { packages } = readManifest(slots.slot(slot), release.version);
  if (packages === 'delivered') (await import('./link-packages.ts')).linkPackages(slots.slot(slot));
  reached('unpacked');
  slots.write(filled(slots.read(), slot, release));
  rmSync(archive, { force: true });
  reached('filled');
}

const manifestSchema = z.object({
  version: z.string(),
  /** What is started, inside the release. */
  entry: z.string().regex(/^[A-Za-z0-9@._+-]+(?:\/[A-Za-z0-9@._+-]+)*$/),
  /** For Node, before it. */
  node: z
    .array(z.string().regex(/^--[a-z-]+(?:=[\w@/.-]+)?$/))
    .max(8)
    .default([]),
  /** Whose packages of npm it runs with. */
  packages: z.enum(['own', 'delivered']).default('own'),
});

/** @throws VedetteError `archive-invalid` for an archive without a manifest, or with that of another release */
function readManifest(folder: string, version: string): z.infer<typeof manifestSchema> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')));
    if (manifest.version === version) return manifest;
  } catch (cause) {
    throw new VedetteError('archive-invalid', 'world', { at: 'release.json' }, { cause });
  }
  throw new VedetteError('archive-invalid', 'world', { at: 'version' });
}

/** What health tells of updates, for the platform: see `spec/updates.md`. */
export function updateTroubles({ trial, fellBack }: SlotState): readonly string[] {
  if (trial !== null) return ['update:trying'];
  if (fellBack === null) return [];
  const { why, failed = [] } = fellBack;
  const causes = why === 'boots' ? ['start'] : failed;
  return ['update:fell-back', ...causes.map((cause) => `update:failed:${cause}`)];
}
