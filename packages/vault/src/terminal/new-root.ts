import { randomBytes } from 'node:crypto';
import { instant, VedetteError } from '@vedette/domain';
import { wrapOverhead, wrapUnder } from '../custody/wrap.ts';
import { provision } from '../exchange/exchange.ts';
import { makeX25519 } from '../key/x25519.ts';
import { vaultIdBytes, type WaitingForKeeper, waitingAtMost } from './key-file/header.ts';
import { KeyFile } from './key-file/key-file.ts';
import { ringToBytes } from './key-file/ring.ts';
import type { NextRoot, Rekeyed } from './port.ts';
import { deviceShareBytes } from './root.ts';
import type { VaultCore } from './vault-core.ts';

const generationAtMost = 2 ** 31 - 1;

/** An empty vault under its first root. @throws `conflict` when there is one */
export function createVault(core: VaultCore, first: NextRoot): void {
  if (core.file !== null) throw new VedetteError('conflict', 'caller', { at: 'vault' });
  writeUnder(core, first, { vault: randomBytes(vaultIdBytes), waiting: [] });
}

/**
 * The survivors under a new root. In order: new device share, draft, rename, removal of the old share. Whatever comes
 * between, the file that bears the name opens with the share of its own generation, and that is there.
 */
export function rekeyVault(core: VaultCore, next: NextRoot): Rekeyed {
  void core.opened;
  const { header } = core.created;
  if (next.generation <= header.generation)
    throw new VedetteError('input-invalid', 'caller', { at: 'generation' });
  core.flush();
  const { pairs, names, since } = core.dropped;
  const dropped = pairs + names;
  const waits = { generation: header.generation, keys: dropped, since: since ?? core.options.now() };
  const waiting = dropped === 0 ? core.waiting : [...core.waiting, waits];
  const survivors = writeUnder(core, next, { vault: header.vault, waiting });
  return { generation: next.generation, dropped, survivors };
}

function writeUnder(
  core: VaultCore,
  next: NextRoot,
  { vault, waiting }: { vault: Buffer; waiting: readonly WaitingForKeeper[] },
): number {
  if (next.generation < 1 || next.generation > generationAtMost)
    throw new VedetteError('input-invalid', 'caller', { at: 'generation' });
  const { share, path } = core.options;
  const { c, secret } = provision(next.point);
  writeShare(core, next.generation);
  const root = core.rootFor(secret, vault, next.generation);
  const own = makeX25519();
  const opened = core.pairs.opened();
  const memory = ringToBytes(
    own.privateKey,
    opened.map(({ key }) => key),
    core.secrets.all(),
  );
  own.privateKey.fill(0);
  const header = {
    keeper: next.keeper,
    vault,
    generation: next.generation,
    gone: core.gone,
    serial: core.pairs.serial,
    survivors: opened.length + core.secrets.size,
    c,
    keeperPoint: Buffer.from(next.point),
    publicKey: own.publicKey,
    waiting: share.forgets ? [] : merged(waiting),
    pairs: opened.map(({ pair }) => pair),
    ring: memory.length + wrapOverhead,
  };
  let file: KeyFile;
  try {
    file = KeyFile.replace(path, header, (bytes) => wrapUnder(root, memory, bytes), core.step);
  } catch (error) {
    root.fill(0);
    memory.fill(0);
    throw error;
  }
  core.adopt(file, root, memory);
  file.secure(path, core.step);
  share.removeBefore(next.generation);
  core.step('share-removed');
  return header.survivors;
}

function writeShare(core: VaultCore, generation: number): void {
  const device = randomBytes(deviceShareBytes);
  core.options.share.write(generation, device);
  device.fill(0);
  core.step('share-written');
}

/** As many as the header takes; the oldest two become one that waits for the later of both. */
function merged(waiting: readonly WaitingForKeeper[]): readonly WaitingForKeeper[] {
  const [first, second, ...rest] = waiting;
  if (waiting.length <= waitingAtMost || first === undefined || second === undefined) return waiting;
  const both = {
    generation: second.generation,
    keys: first.keys + second.keys,
    since: instant(Math.min(first.since, second.since)),
  };
  return merged([both, ...rest]);
}
