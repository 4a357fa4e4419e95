import { randomBytes } from 'node:crypto';
import { LaneRequests, parseRequestClient, queryFor, type SdJwtTrust } from '@vedette/credential';
import { duration, type Instant, type LaneId } from '@vedette/domain';
import type { LaneWallet } from '../lane/lane-credentials.ts';
import { codeRows } from './code-rows.ts';

/** Where wallets reach this terminal, and as whom it asks; `terminal.json`, part `wallet`. */
export interface WalletConfig {
  readonly origin: string;
  readonly client: unknown;
  readonly encrypted: boolean;
}

/** Longer than a person stands at the door without an answer. */
const ttl = duration(120_000);

/** @throws VedetteError input-invalid for an address or a certificate that wallets would refuse */
export function openRequests({ origin, client, encrypted }: WalletConfig): LaneRequests {
  return new LaneRequests({
    ...{ origin, ttl, client: parseRequestClient(client) },
    responseMode: encrypted ? 'direct_post.jwt' : 'direct_post',
    random: (bytes) => randomBytes(bytes),
  });
}

/** Asks for a name and a birth date: what a guard would read on a document, and nothing else. */
export function laneWallet(
  requests: LaneRequests | null,
  wallets: () => SdJwtTrust | null,
  now: () => Instant,
): LaneWallet {
  const newest = new Map<LaneId, string>();
  return {
    async ask(lane) {
      const trust = wallets();
      const query = trust === null ? null : queryFor(trust, ['name', 'birthDate']);
      if (requests === null || query === null) return null;
      const { id, qrText } = await requests.open({ lane, query, at: now() });
      newest.set(lane, id);
      return codeRows(qrText);
    },
    awaits: (lane) => requests?.awaits(newest.get(lane) ?? '', now()) === true,
    forget(lane) {
      newest.delete(lane);
      requests?.forget(lane);
    },
  };
}
