import type { VaultView } from '@vedette/contract';
import { type Instant, VedetteError } from '@vedette/domain';
import { type Keeper, type KeeperKind, type RemoteVaultSteps, rekeyWithKeeper } from '@vedette/vault';
import type { KeeperConfig } from './keeper-config.ts';
import { type Keepers, openKeepers } from './keepers.ts';
import { PassphraseTries } from './passphrase-tries.ts';
import { VaultKeeping } from './vault-keeping.ts';

/** The vault of this terminal, as the rest of it sees it. */
export interface OwnVault {
  view(): Promise<VaultView>;
  isOpen(): Promise<boolean>;
  /** @throws `keeper-refused` for a wrong passphrase, `locked-out` after several, `conflict` where none is asked for */
  unlock(passphrase: string): Promise<void>;
  /** @throws `vault-locked`, `password-too-weak`, `conflict` where none is asked for */
  setPassphrase(passphrase: string): Promise<void>;
  /** Asks the keeper now; what comes of it stands in the view. */
  retry(): Promise<void>;
  /** @throws `vault-locked`, `keeper-unreachable`, `keeper-refused` */
  rekey(): Promise<void>;
  /** Forgets what was dropped since, if anything was and the vault is open. @throws as `rekey` */
  forgetDropped(): Promise<void>;
  /** Before a platform is left that is the keeper: a file takes over. */
  leavePlatform(): Promise<void>;
  close(): void;
}

export interface OwnVaultNeeds {
  readonly steps: RemoteVaultSteps;
  readonly config: KeeperConfig;
  readonly dataFolder: string;
  readonly keyFile: string;
  /** Null while this terminal belongs to no platform. */
  readonly platform: () => Keeper | null;
  readonly now: () => Instant;
  /** The vault has become open: what opens with it is read. */
  readonly opened: () => Promise<void>;
  readonly changed: (isOpen: boolean) => void;
  readonly onFault: (cause: unknown) => void;
}

/** Opens it where its keeper answers at once; else it goes on being asked. */
export async function openOwnVault(needs: OwnVaultNeeds): Promise<OwnVault> {
  const { steps, config } = needs;
  const keepers = await openKeepers(needs);
  const isOpen = async (): Promise<boolean> => (await steps.look()).state === 'open';
  const keeping = new VaultKeeping({
    ...needs,
    keeperOf: keepers.of,
    wanted: () => wantedKeeper(config, needs.platform()),
    random: Math.random,
    changed: () => void isOpen().then(needs.changed, needs.onFault),
  });
  await keeping.tryNow();
  return {
    ...byPassphrase(needs, keepers, keeping),
    view: () => viewOf(keeping, keepers),
    isOpen,
    retry: () => keeping.tryNow(),
    rekey: () => keeping.rekey(),
    async forgetDropped() {
      const { state, waiting } = await steps.look();
      if (state !== 'open' || waiting.length === 0) return;
      if (waiting.some((each) => each.for === 're-key')) await keeping.rekey();
      else await keeping.tryNow();
    },
    async leavePlatform() {
      const { state, keeper } = await steps.look();
      const [file, platform] = [keepers.of('file'), keepers.of('platform')];
      if (state !== 'open' || keeper !== 'platform' || file === null || platform === null) return;
      await rekeyWithKeeper(steps, file, platform);
    },
    close: () => keeping.close(),
  };
}

/** A file stands in for a platform that this terminal does not belong to yet, or any more. */
const wantedKeeper = ({ kind }: KeeperConfig, platform: Keeper | null): KeeperKind =>
  kind === 'platform' && platform === null ? 'file' : kind;

async function viewOf(keeping: VaultKeeping, { deviceKey }: Keepers): Promise<VaultView> {
  const { retriesInMs, waiting, ...status } = await keeping.status();
  return {
    ...status,
    retriesIn: retriesInMs === null ? null : Math.round(retriesInMs),
    waiting: waiting.map(({ keys, since, for: what }) => ({ keys, since, for: what })),
    deviceKey,
  };
}

function byPassphrase(
  { steps, config }: OwnVaultNeeds,
  { passphrase: keeper }: Keepers,
  keeping: VaultKeeping,
): Pick<OwnVault, 'unlock' | 'setPassphrase'> {
  const tries = new PassphraseTries(() => performance.now());
  return {
    async unlock(passphrase) {
      const look = await steps.look();
      if (look.state !== 'locked' || look.keeper !== 'passphrase') throw conflict();
      tries.begin();
      await keeper.enter(passphrase);
      await keeping.unlockNow();
      tries.reset();
    },
    async setPassphrase(passphrase) {
      const { state } = await steps.look();
      if (config.kind !== 'passphrase') throw conflict();
      if (state === 'locked') throw new VedetteError('vault-locked', 'world');
      await keeper.change(passphrase);
      if (state === 'none') await keeping.unlockNow();
      else await keeping.rekey();
    },
  };
}

const conflict = () => new VedetteError('conflict', 'caller', { at: 'passphrase' });
