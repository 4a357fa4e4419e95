import type { Language } from '@vedette/phrases/pass';
import type { KeptPass } from './keep/kept-pass.ts';
import type { RedeemFault } from './redeem/redeem.ts';

/** What the page shows: its passes, and above them what has become of a code. */
export interface State {
  readonly language: Language;
  /** Newest first. */
  readonly passes: readonly KeptPass[];
  /** Id of the pass whose code is shown; null for the newest. */
  readonly chosen: string | null;
  readonly news: News | null;
}

export type News =
  | { readonly kind: 'redeeming' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'fault'; readonly fault: PageFault; readonly code: string | null };

/** `insecure`: no keys over plain http; the others as a code was redeemed. */
export type PageFault = RedeemFault | 'insecure';

export interface Actions {
  speak(language: Language): void;
  choose(kept: KeptPass): void;
  remove(kept: KeptPass): void;
  take(code: string): void;
  dismiss(): void;
}
