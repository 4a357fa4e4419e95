import {
  type CardTrust,
  cardFormat,
  type Examiner,
  examinerOf,
  type FindAsked,
  hcertFormat,
  healthCodeFormat,
  idDocumentFormat,
  type PortraitDecoder,
  passFormat,
  type SdJwtTrust,
  type StatusGateway,
  sdJwtFormat,
  shcFormat,
} from '@vedette/credential';
import type { TerminalStore } from '@vedette/store';
import { type OpenedGateways, openGateways } from './gateways.ts';
import { type OwnPasses, openOwnPasses } from './own-passes.ts';
import { cardTrustOf, hcertOptionsOf, passTrustOf, sdJwtTrustOf, shcTrustOf } from './trust-parts.ts';

/** Whom and what this site believes, in the form in which lanes ask. */
export interface SiteTrust {
  /** One a format that this site can verify; of a code that two could claim, the first is asked. */
  examiners(): readonly Examiner[];
  /** Platforms that are asked online, by the id of their document. */
  gateways(): ReadonlyMap<string, StatusGateway>;
  cards(): CardTrust;
  /** Null where the site trusts no wallet. */
  wallets(): SdJwtTrust | null;
  readonly ownPasses: OwnPasses;
  /** Documents, passes or people changed: the next verification uses what is stored now. */
  reload(): Promise<void>;
  /** Calls after each reload: what was believed before it may not be any more. */
  changes(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface SiteTrustDeps {
  readonly store: Pick<TerminalStore, 'trust' | 'passes'>;
  readonly site: string;
  readonly findAsked: FindAsked;
  readonly portraits: PortraitDecoder | null;
  /** A stored document that cannot be read any more; the others still count. */
  readonly onFault: (what: string, cause: unknown) => void;
}

interface Parts {
  readonly examiners: readonly Examiner[];
  readonly gateways: OpenedGateways;
  readonly cards: CardTrust;
  readonly wallets: SdJwtTrust | null;
}

export async function openSiteTrust(deps: SiteTrustDeps): Promise<SiteTrust> {
  const ownPasses = await openOwnPasses(deps.store.trust, deps.site);
  let parts = await readParts(deps);
  let turn: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();
  async function reload(): Promise<void> {
    const before = parts;
    parts = await readParts(deps);
    for (const listener of listeners) listener();
    await before.gateways.close();
  }
  return {
    ownPasses,
    examiners: () => parts.examiners,
    gateways: () => parts.gateways.all,
    cards: () => parts.cards,
    wallets: () => parts.wallets,
    reload() {
      const done = turn.then(reload);
      turn = done.catch(() => undefined);
      return done;
    },
    changes(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => parts.gateways.close(),
  };
}

async function readParts(deps: SiteTrustDeps): Promise<Parts> {
  const { store, findAsked, portraits, onFault } = deps;
  const documents = await store.trust.all();
  const revoked = await store.passes.revocations();
  /** A document that was good when it was set may not be after an update of the program. */
  function orNone<T>(what: string, read: () => T | undefined): T | null {
    try {
      return read() ?? null;
    } catch (cause) {
      onFault(`trust ${what}`, cause);
      return null;
    }
  }
  const gateways = await openGateways(store.trust, documents, onFault);
  const passes = orNone('pass-keys', () => passTrustOf(documents, revoked));
  const hcert = orNone('hcert', () => hcertOptionsOf(documents));
  const shc = orNone('shc', () => shcTrustOf(documents));
  const wallets = orNone('sd-jwt', () => sdJwtTrustOf(documents));
  const cards = orNone('cards', () => cardTrustOf(documents)) ?? { accepts: new Set() };
  const examiners = [
    ...(passes === null ? [] : [examinerOf(passFormat(passes))]),
    ...(hcert === null ? [] : [examinerOf(hcertFormat(hcert))]),
    ...(shc === null ? [] : [examinerOf(shcFormat(shc))]),
    ...(wallets === null ? [] : [examinerOf(sdJwtFormat({ trust: wallets, askedFor: findAsked }))]),
    examinerOf(idDocumentFormat(portraits)),
    examinerOf(cardFormat(cards)),
    // Last: a site may ask its gateway about any text that nobody else claims.
    examinerOf(healthCodeFormat(gateways)),
  ];
  return { examiners, gateways, cards, wallets };
}
