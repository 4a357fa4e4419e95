import type { Instant } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { Logs, Passwords } from '@vedette/server';
import type { TerminalStore } from '@vedette/store';
import type { SiteClock } from '../clock/site-clock.ts';
import type { Credentials } from '../credentials/open-credentials.ts';
import type { Samples } from '../demo/samples.ts';
import type { Lanes } from '../lane/lanes.ts';
import type { Live } from '../live.ts';
import type { PlatformLink } from '../platform-link/platform-link.ts';
import type { Claim } from '../use-cases/access/claim.ts';
import type { NetworkInForce } from '../use-cases/device/network.ts';
import type { SiteName } from '../use-cases/device/site-name.ts';
import type { OwnVault } from '../vault/own-vault.ts';

/** Everything the LAN admin API is wired to; `main.ts` opens it, each handler takes the few it needs. */
export interface AppDeps {
  readonly store: TerminalStore;
  readonly face: FaceEngine;
  readonly lanes: Lanes;
  readonly credentials: Credentials;
  readonly live: Live;
  readonly clock: SiteClock;
  readonly logs: Logs;
  readonly claim: Claim;
  readonly passwords: Passwords;
  readonly site: SiteName;
  readonly platform: PlatformLink;
  readonly vault: OwnVault;
  readonly network: NetworkInForce;
  readonly process: ProcessFacts;
  /** Folders of the built pages. */
  readonly pages: { readonly kiosk: string; readonly console: string; readonly pass: string };
  /** Sample people for a machine without a camera. */
  readonly samples?: Samples | undefined;
  /** Ends this process so that it starts anew; called after the answer is on its way. */
  readonly restart: () => void;
  /** Milliseconds between two signs of life of the event stream; 15,000 when absent. */
  readonly heartbeat?: number | undefined;
}

export interface ProcessFacts {
  readonly version: string;
  readonly startedAt: Instant;
  /** How fast faces are looked at, over all lanes. */
  readonly faceFigures: () => { readonly framesPerSecond: number; readonly msPerFrame: number };
}
