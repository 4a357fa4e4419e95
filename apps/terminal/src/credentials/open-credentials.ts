import type { LaneRequests, PortraitDecoder } from '@vedette/credential';
import { numberHash, type TerminalStore } from '@vedette/store';
import type { LaneCredentials } from '../lane/lane-credentials.ts';
import { openSiteTrust, type SiteTrust } from './site-trust.ts';
import { openVerifier, type VerifierDeps } from './verifier.ts';
import { laneWallet, openRequests, type WalletConfig } from './wallets.ts';

export interface CredentialsDeps {
  readonly store: Pick<TerminalStore, 'trust' | 'passes' | 'identities'>;
  readonly clock: VerifierDeps['clock'];
  readonly site: string;
  readonly wallet: WalletConfig | null;
  readonly portraits: PortraitDecoder | null;
  readonly onFault: (what: string, cause: unknown) => void;
}

/** What lanes and admin need in order to take credentials. */
export interface Credentials extends LaneCredentials {
  readonly trust: SiteTrust;
  /** Questions to wallets; null where the site asks none. */
  readonly requests: LaneRequests | null;
  close(): Promise<void>;
}

export async function openCredentials(deps: CredentialsDeps): Promise<Credentials> {
  const { store, clock, wallet } = deps;
  const requests = wallet === null ? null : openRequests(wallet);
  const trust = await openSiteTrust({ ...deps, findAsked: requests?.findAsked ?? (() => null) });
  const key = await store.identities.numberKey();
  const hashNumber = numberHash(key);
  return {
    ...{ trust, requests, hashNumber, ownIssuer: trust.ownPasses.issuer },
    verifier: openVerifier({ examiners: trust.examiners, hashNumber, clock }),
    changes: trust.changes,
    statusGateway: () => [...trust.gateways().values()].find(({ asks }) => asks.person) ?? null,
    wallet: laneWallet(requests, trust.wallets, clock.now),
    async close() {
      key.fill(0);
      await trust.close();
    },
  };
}
