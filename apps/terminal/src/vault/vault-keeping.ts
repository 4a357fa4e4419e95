import { type Instant, VedetteError } from '@vedette/domain';
import {
  createWithKeeper,
  type Keeper,
  type KeeperKind,
  type RemoteVaultSteps,
  rekeyWithKeeper,
  settleWithKeeper,
  unlockWithKeeper,
  type VaultLook,
} from '@vedette/vault';
import { refusedRule, unreachableRule, waitBefore } from './waits.ts';

/** What keeps the vault from being open, or from forgetting. */
export type VaultTrouble = 'keeper-unreachable' | 'keeper-refused' | 'passphrase-wanted' | 'failed';

export interface VaultStatus extends Pick<VaultLook, 'state' | 'keeper' | 'generation' | 'waiting'> {
  /** Who is to be the keeper, which is done at the next re-key. */
  readonly wanted: KeeperKind;
  readonly trouble: VaultTrouble | null;
  /** In which round it could not be opened, by the monotonic clock; null while nothing is tried. */
  readonly retriesInMs: number | null;
}

export interface VaultKeepingDeps {
  readonly steps: RemoteVaultSteps;
  /** Null for one that cannot be had as this terminal is set up. */
  readonly keeperOf: (kind: KeeperKind) => Keeper | null;
  readonly wanted: () => KeeperKind;
  readonly now: () => Instant;
  readonly random: () => number;
  /** The vault has become open: what opens with it is read. */
  readonly opened: () => Promise<void>;
  readonly changed: () => void;
  readonly onFault: (cause: unknown) => void;
}

const minute = 60_000;

/**
 * Keeps the vault open where its keeper lets it be, and lets it forget: asks again for as long as nobody answers, and
 * goes over to the keeper that is wanted.
 */
export class VaultKeeping {
  readonly #deps: VaultKeepingDeps;
  #last: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  #trouble: VaultTrouble | null = null;
  #retryAt: number | null = null;
  #isClosed = false;
  #isOpen = false;

  constructor(deps: VaultKeepingDeps) {
    this.#deps = deps;
  }

  async status(): Promise<VaultStatus> {
    const { state, keeper, generation, waiting } = await this.#deps.steps.look();
    const retriesInMs = this.#retryAt === null ? null : Math.max(0, this.#retryAt - performance.now());
    return {
      state,
      keeper,
      generation,
      waiting,
      wanted: this.#deps.wanted(),
      trouble: this.#trouble,
      retriesInMs,
    };
  }

  /** Asks the keeper now. Never fails: what went wrong stands in the status, and is tried again by itself. */
  tryNow(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#retryAt = null;
    return this.#inTurn(() => this.#round());
  }

  /** As `tryNow`, for somebody who waits for it. @throws what went wrong */
  unlockNow(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#openAndSettle();
      this.#trouble = null;
      this.#deps.changed();
    });
  }

  /** Forgets what was dropped. @throws `vault-locked`, `keeper-unreachable`, `keeper-refused` */
  rekey(): Promise<void> {
    return this.#inTurn(async () => {
      const { steps, wanted } = this.#deps;
      const look = await steps.look();
      if (look.state !== 'open' || look.keeper === null) throw new VedetteError('vault-locked', 'world');
      await rekeyWithKeeper(steps, this.#keeper(wanted()), this.#keeper(look.keeper));
      this.#deps.changed();
    });
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** One act after another: two questions at once would void each other. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #round(): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.#openAndSettle();
      this.#failures = 0;
      this.#trouble = null;
    } catch (cause) {
      this.#trouble = troubleOf(cause);
      if (this.#trouble === 'failed') this.#deps.onFault(cause);
      this.#again();
    }
    this.#deps.changed();
  }

  async #openAndSettle(): Promise<void> {
    const { steps, wanted } = this.#deps;
    const before = await steps.look();
    if (before.keeper === null)
      await createWithKeeper(steps, this.#keeper(wanted()), firstGeneration(this.#deps.now()));
    else if (before.state === 'locked') await unlockWithKeeper(steps, this.#keeper(before.keeper));
    await this.#noteOpen();
    const { keeper } = await steps.look();
    if (keeper === null) return;
    if (keeper === wanted()) await settleWithKeeper(steps, this.#keeper(keeper));
    else await rekeyWithKeeper(steps, this.#keeper(wanted()), this.#keeper(keeper));
  }

  async #noteOpen(): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    await this.#deps.opened();
  }

  #keeper(kind: KeeperKind): Keeper {
    const keeper = this.#deps.keeperOf(kind);
    if (keeper === null) throw new VedetteError('keeper-unreachable', 'world', { at: kind });
    return keeper;
  }

  #again(): void {
    if (this.#isClosed) return;
    const rule = this.#trouble === 'keeper-refused' ? refusedRule : unreachableRule;
    const wait = waitBefore(rule, this.#failures, this.#deps.random());
    this.#failures += 1;
    this.#retryAt = performance.now() + wait;
    this.#timer = setTimeout(() => void this.tryNow(), wait);
    this.#timer.unref();
  }
}

/** Minutes since 1970: above every generation that an earlier life of the vault can have reached. */
export const firstGeneration = (now: Instant): number => Math.max(1, Math.floor(now / minute));

function troubleOf(cause: unknown): VaultTrouble {
  if (!(cause instanceof VedetteError)) return 'failed';
  if (cause.code === 'keeper-unreachable' && cause.details.at === 'passphrase') return 'passphrase-wanted';
  return cause.code === 'keeper-unreachable' || cause.code === 'keeper-refused' ? cause.code : 'failed';
}
