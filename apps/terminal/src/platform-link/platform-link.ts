import { type LinkProblemWord, linkProblems, type PlatformLinkView } from '@vedette/contract';
import type { Downlink } from '@vedette/contract/link';
import { type Instant, VedetteError } from '@vedette/domain';
import { deviceIdOf, type PlatformBond } from '@vedette/link';
import type { Said } from '@vedette/link/device';
import { type Bond, type BondStore, bondStore, type JoinWish, keyBytes, keyText } from './bond/bond-store.ts';
import type { AskPlatform } from './keeper/platform-keeper.ts';
import { type OwnKeys, openOwnKeys } from './keys/own-keys.ts';
import type { LinkClient, RunningLink, ShownClaim } from './link-client.ts';
import { openPorts, type PortNeeds, type TerminalPorts } from './open-ports.ts';
import { type PlatformRules, platformRules } from './rules.ts';

/** The terminal's belonging to a platform: none, on a site of its own. */
export interface PlatformLink {
  readonly rules: PlatformRules;
  view(): Promise<PlatformLinkView>;
  /** By what an operator claims this terminal now; null when nobody needs to. */
  claim(): ShownClaim | null;
  /**
   * Joins that platform, by the voucher or by a code. A terminal that belongs to one already stays with it, under
   * that address from now on.
   */
  join(origin: string, voucher: string | null): Promise<void>;
  /** Leaves the one that it belongs to first: that one is no more, or knows this terminal no more. */
  joinAnew(origin: string, voucher: string | null): Promise<void>;
  retry(): void;
  /** Whether it belongs to one, connected or not. */
  isBound(): boolean;
  /** Says something over the line that stands; null when there is none, or it is over before the answer. */
  ask: AskPlatform;
  /** Says facts and health anew: what was on trial is good. */
  tellAnew(): void;
  /** What the platform brought stays; nothing goes to it any more. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export interface PlatformLinkNeeds extends PortNeeds {
  readonly client: LinkClient;
  /** The claim code to be shown has changed. */
  readonly claimChanged: () => void;
  /** There is a line to the platform. */
  readonly connected: () => void;
}

type State = PlatformLinkView['state'];

export async function openPlatformLink(needs: PlatformLinkNeeds): Promise<PlatformLink> {
  const keys = await openOwnKeys(needs.store.settings);
  const link = new Belonging(needs, keys);
  await link.resume();
  return link;
}

class Belonging implements PlatformLink {
  readonly rules: PlatformRules;
  readonly #needs: PlatformLinkNeeds;
  readonly #keys: OwnKeys;
  readonly #bonds: BondStore;
  #state: State = 'alone';
  #since: Instant | null = null;
  #problem: LinkProblemWord | null = null;
  #shown: ShownClaim | null = null;
  #wish: JoinWish | null = null;
  #bond: Bond | null = null;
  #lastSyncAt: Instant | null = null;
  #ports: TerminalPorts | null = null;
  #running: RunningLink | null = null;
  #enrolling: AbortController | null = null;

  constructor(needs: PlatformLinkNeeds, keys: OwnKeys) {
    this.#needs = needs;
    this.#keys = keys;
    this.#bonds = bondStore(needs.store.settings);
    this.rules = platformRules(needs.store.link);
  }

  /** Goes on where the last run stopped. */
  async resume(): Promise<void> {
    this.#bond = await this.#bonds.bond();
    this.#wish = await this.#bonds.wish();
    // Nothing is kept for a platform that there is not.
    await this.#needs.store.upkeep.setDelivery(this.#bond === null ? 'none' : 'platform');
    if (this.#bond !== null) await this.#connect(this.#bond);
    else if (this.#wish !== null) this.#enrol(this.#wish);
  }

  claim(): ShownClaim | null {
    return this.#shown;
  }

  async view(): Promise<PlatformLinkView> {
    const { pending } = await this.#needs.store.outbox.state();
    const shown = this.#shown;
    return {
      state: this.#state,
      device: deviceIdOf(this.#keys.link.publicKey),
      platform: this.#bond?.origin ?? this.#wish?.origin ?? null,
      site: this.#bond?.siteName ?? null,
      claim: shown === null ? null : { ...shown },
      since: this.#since,
      joinedAt: this.#bond?.joinedAt ?? null,
      lastSyncAt: this.#lastSyncAt,
      waiting: { records: pending, captures: (await this.#ports?.captures.waiting()) ?? 0 },
      awaitsKey: this.#ports?.outbox.awaitsKey() ?? false,
      problem: this.#problem,
      rules: await this.rules.view(),
    };
  }

  async join(origin: string, voucher: string | null): Promise<void> {
    if (this.#bond !== null) {
      await this.#moved(this.#bond, origin);
      return;
    }
    this.#wish = { origin, voucher };
    await this.#bonds.wishFor(this.#wish);
    this.#enrol(this.#wish);
  }

  async joinAnew(origin: string, voucher: string | null): Promise<void> {
    if (this.#bond !== null) await this.leave();
    await this.join(origin, voucher);
  }

  isBound(): boolean {
    return this.#bond !== null;
  }

  async ask(said: Said): Promise<Downlink | null> {
    return (await this.#running?.ask(said)) ?? null;
  }

  retry(): void {
    if (this.#running !== null) this.#running.retry();
    else if (this.#wish !== null) this.#enrol(this.#wish);
  }

  tellAnew(): void {
    this.#running?.reborn();
  }

  async leave(): Promise<void> {
    await this.#stop();
    const { store, lanes, walkIn } = this.#needs;
    await walkIn.put(null);
    await this.#bonds.forget();
    await store.link.release();
    await store.records.useIndexKeys([]);
    await store.upkeep.setDelivery('none');
    this.#bond = null;
    this.#wish = null;
    this.#become('alone', null);
    await lanes.reload();
  }

  async close(): Promise<void> {
    await this.#stop();
    this.#keys.close();
  }

  /** The same platform under another address; whether it is the same its keys say. */
  async #moved(bond: Bond, origin: string): Promise<void> {
    if (bond.origin === origin) return;
    await this.#stop();
    this.#bond = { ...bond, origin };
    await this.#bonds.keep(this.#bond);
    await this.#connect(this.#bond);
  }

  #enrol(wish: JoinWish): void {
    this.#enrolling?.abort();
    const enrolling = new AbortController();
    this.#enrolling = enrolling;
    this.#become('joining', null);
    const { client, software, onFault } = this.#needs;
    const request = {
      ...{ ...wish, software, key: this.#keys.link, signal: enrolling.signal },
      shown: (claim: ShownClaim | null) => this.#show(claim),
      troubled: (problem: LinkProblemWord | null) => this.#become('joining', problem),
    };
    client
      .enrol(request)
      .then(async ({ site, siteName, timeZone, keys }) => {
        if (enrolling.signal.aborted) return;
        this.#enrolling = null;
        this.#show(null);
        const joinedAt = this.#needs.clock.now();
        const bond = { origin: wish.origin, site, siteName, timeZone, keys: keys.map(keyText), joinedAt };
        await this.#joined(bond);
      })
      .catch((cause: unknown) => {
        if (enrolling.signal.aborted) return;
        this.#become('joining', refusalOf(cause));
        onFault('link-enrol', cause);
      });
  }

  async #joined(bond: Bond): Promise<void> {
    const { store, clock, site, lanes } = this.#needs;
    await this.#bonds.keep(bond);
    await store.upkeep.setDelivery('platform');
    await store.audit.append({
      ...{ actor: null, action: 'platform-joined', target: bond.site },
      detail: { platform: bond.origin },
    });
    await site.rename(bond.siteName);
    // The site's day is what keys and tags are made for: terminal and platform must mean the same one.
    await clock.configure({ timeZone: bond.timeZone, server: clock.status().server });
    await lanes.reload();
    this.#bond = bond;
    this.#wish = null;
    await this.#connect(bond);
  }

  async #connect(bond: Bond): Promise<void> {
    const platform = this.#platformOf(bond);
    const ports = await openPorts(this.#needs, {
      ...{ keys: this.#keys, since: bond.joinedAt, origin: bond.origin, believed: platform.keys },
      syncAnew: () => this.#running?.syncAnew(),
      ask: async (said) => (await this.#running?.ask(said)) ?? null,
      synced: () => {
        this.#lastSyncAt = this.#needs.clock.now();
      },
      needsChanged: () => this.#running?.reborn(),
    });
    this.#ports = ports;
    this.#become('connecting', null);
    this.#running = this.#needs.client.connect({
      ...{ ports, key: this.#keys.link, bond: platform },
      stateChanged: (isConnected, problem) => this.#become(isConnected ? 'connected' : 'connecting', problem),
    });
  }

  #platformOf(bond: Bond): PlatformBond {
    let keys = bond.keys.map(keyBytes);
    return {
      origin: bond.origin,
      keys: () => keys,
      rekeyed: async (next) => {
        keys = [...next];
        this.#bond = { ...bond, keys: next.map(keyText) };
        await this.#bonds.keep(this.#bond);
      },
    };
  }

  async #stop(): Promise<void> {
    this.#enrolling?.abort();
    this.#enrolling = null;
    this.#show(null);
    await this.#running?.close();
    this.#running = null;
    this.#ports?.close();
    this.#ports = null;
  }

  #show(claim: ShownClaim | null): void {
    if (claim?.code === this.#shown?.code) return;
    this.#shown = claim;
    this.#needs.claimChanged();
  }

  #become(state: State, problem: LinkProblemWord | null): void {
    if (state !== this.#state) this.#since = this.#needs.clock.now();
    this.#state = state;
    this.#problem = problem;
    if (state === 'connected') this.#needs.connected();
  }
}

/** The platform's own word for why it took the terminal not in. */
function refusalOf(cause: unknown): LinkProblemWord {
  const at = cause instanceof VedetteError ? cause.details.at : undefined;
  return linkProblems.find((word) => word === at) ?? 'refused';
}
