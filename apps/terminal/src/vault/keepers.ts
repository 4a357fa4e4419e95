import { join } from 'node:path';
import {
  fileKeeper,
  type Keeper,
  type KeeperKind,
  lanKeeper,
  type PassphraseKeeper,
  passphraseKeeper,
  type RemoteVaultSteps,
  signingKeyIn,
} from '@vedette/vault';
import type { KeeperConfig } from './keeper-config.ts';

export interface Keepers {
  of(kind: KeeperKind): Keeper | null;
  readonly passphrase: PassphraseKeeper;
  /** By which a keeper in the network knows this terminal, in base64url. */
  readonly deviceKey: string;
}

export interface KeepersNeeds {
  readonly config: KeeperConfig;
  readonly dataFolder: string;
  readonly keyFile: string;
  readonly steps: RemoteVaultSteps;
  /** Null while this terminal belongs to no platform. */
  readonly platform: () => Keeper | null;
}

/** Whoever can be the keeper here. The one of before is wanted too, until another has taken over. */
export async function openKeepers(needs: KeepersNeeds): Promise<Keepers> {
  const { config, dataFolder, keyFile, steps } = needs;
  const folder = join(dataFolder, 'vault');
  const device = await signingKeyIn(join(folder, 'lan-key'));
  const file = fileKeeper({
    path: shareFile(config, keyFile),
    outside: dataFolder,
    mustExist: async () => (await steps.look()).keeper === 'file',
  });
  const passphrase = passphraseKeeper({
    saltPath: join(folder, 'passphrase-salt'),
    async present() {
      const { keeper, keeperPoint } = await steps.look();
      // Another keeper's point would be taken for that of a passphrase that nobody has.
      return keeper === 'passphrase' ? keeperPoint : null;
    },
  });
  const lan =
    config.kind === 'lan'
      ? lanKeeper({ url: config.url, keeperKey: Buffer.from(config.key, 'base64url'), device })
      : null;
  return {
    passphrase,
    deviceKey: device.publicKey.toString('base64url'),
    of(kind) {
      if (kind === 'lan') return lan;
      if (kind === 'platform') return needs.platform();
      if (kind === 'passphrase') return passphrase;
      return file;
    },
  };
}

export function shareFile(config: KeeperConfig, keyFile: string): string {
  const named = config.kind === 'file' ? config.path : undefined;
  return named ?? `${keyFile}.share`;
}
