import type { DeviceId } from '@vedette/contract/link';
import type { LinkNews } from './news.ts';

/** Why the platform ends a session. */
export type SessionEnd = 'silent' | 'replaced' | 'not-allowed' | 'goodbye' | 'broken';

/** A device that is there, over a channel or by polling. */
export interface LinkSession {
  readonly device: DeviceId;
  /** A UUID. */
  readonly id: string;
  /** Monotonic milliseconds: when it was heard last. */
  heardAt(): number;
  /** For how long it may be silent. */
  patience(): number;
  /** Something may be new for it. */
  wake(news: LinkNews): void;
  isOver(): boolean;
  /** Ends it. May come twice. */
  end(why: SessionEnd): void;
}
