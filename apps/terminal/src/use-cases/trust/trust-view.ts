import type { TrustSummary } from '@vedette/contract';
import type { StatusGateway } from '@vedette/credential';
import type { Instant } from '@vedette/domain';
import type { TrustDocument } from '@vedette/store';
import { type TrustFacts, trustFacts } from '../../credentials/trust-facts.ts';

export interface TrustSight {
  readonly at: Instant;
  readonly gateways: ReadonlyMap<string, StatusGateway>;
  /** The name of an operator, by the id. */
  readonly nameOf: (id: string) => string | null;
}

const unreadable: TrustFacts = { entries: 0, issuers: [], datedAt: null, freshUntil: null };

/** One document as the admin lists it: its facts and its state, never its secrets. */
export function trustView(document: TrustDocument, sight: TrustSight): TrustSummary {
  const facts = factsOf(document);
  const { entries, issuers, datedAt, freshUntil } = facts ?? unreadable;
  const { id, kind, name, setAt, setBy, hasSecret } = document;
  return {
    ...{ id, kind, name, entries, issuers: [...issuers], setAt, datedAt, freshUntil, hasSecret },
    setBy: setBy === null ? null : sight.nameOf(setBy),
    state: stateOf(document, facts, sight),
  };
}

/** What was good when it was set may not be after an update of the program. */
function factsOf({ kind, document }: TrustDocument): TrustFacts | null {
  if (kind === 'gateway') return gatewayFacts(document);
  try {
    return trustFacts(kind, document);
  } catch {
    return null;
  }
}

function gatewayFacts(document: unknown): TrustFacts {
  const url = typeof document === 'object' && document !== null && 'url' in document ? document.url : null;
  const host = typeof url === 'string' && URL.canParse(url) ? [new URL(url).host] : [];
  return { ...unreadable, entries: 1, issuers: host };
}

function stateOf(
  { id, kind }: TrustDocument,
  facts: TrustFacts | null,
  { at, gateways }: TrustSight,
): TrustSummary['state'] {
  if (facts === null || (kind === 'gateway' && !gateways.has(id))) return 'unreadable';
  if (gateways.get(id)?.state() === 'resting') return 'resting';
  return facts.freshUntil !== null && facts.freshUntil <= at ? 'stale' : 'in-use';
}
