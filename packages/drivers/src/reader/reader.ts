import type { Presentation, PresentationMedium, VedetteError } from '@vedette/domain';
import type { SelfTestReport } from '../common/self-test.ts';
import type { Subscribable } from '../common/subscription.ts';
import type { Support } from '../common/support.ts';

/** `gone`: unplugged, silent, or its service is not there; it comes back by itself when it can. */
export type ReaderState = 'ready' | 'gone';

export interface ReaderCapabilities {
  readonly media: readonly PresentationMedium[];
  /** Whether the reader can beep or light up. */
  readonly feedback: Support;
}

export type ReaderEvent =
  /** The same code or card held on is told once, until it has been away for a moment. */
  | { readonly kind: 'presented'; readonly presentation: Presentation }
  /** Something was shown that could not be read: half a scan, a bad checksum, a card pulled away. */
  | { readonly kind: 'unreadable'; readonly medium: PresentationMedium }
  | { readonly kind: 'state'; readonly state: ReaderState }
  | { readonly kind: 'fault'; readonly error: VedetteError };

/** What the reader shows of the answer at the lane. */
export type ReaderFeedback = 'granted' | 'denied' | 'needs';

/** Anything that reads what a person holds out: a code, a document, a card. It interprets nothing. */
export interface CredentialReader extends Subscribable<ReaderEvent> {
  readonly driver: string;
  readonly capabilities: ReaderCapabilities;
  state(): ReaderState;
  /** Does nothing where it is not supported. Never rejects: a lamp that fails is a fault event. */
  feedback(answer: ReaderFeedback): Promise<void>;
  selfTest(): Promise<SelfTestReport>;
  /** Delivers nothing afterwards. Never rejects. */
  close(): Promise<void>;
}
