import type { ToKiosk } from '@vedette/contract';
import type { Instant } from '@vedette/domain';
import { codeRows } from '../credentials/code-rows.ts';
import type { ShownClaim } from './link-client.ts';

export interface KioskMessagesNeeds {
  readonly say: (message: ToKiosk) => void;
  readonly now: () => Instant;
}

/** What the pages at the lanes are told of the platform. */
export interface KioskMessages {
  /** For a page that has just come. */
  beside(): readonly ToKiosk[];
  show(claim: ShownClaim | null): void;
  /** Where visitors ask for a host. */
  walkIn(link: string | null): void;
  /** Whether personal data is closed. */
  lock(locked: boolean): void;
  /** Shows for some seconds which terminal this is. */
  identify(): void;
}

const identifyFor = 15_000;

export function kioskMessages({ say, now }: KioskMessagesNeeds): KioskMessages {
  let shown: Extract<ToKiosk, { type: 'joining' }> = { type: 'joining', claim: null };
  let walkIn: Extract<ToKiosk, { type: 'walk-in' }> = { type: 'walk-in', rows: null };
  let locked = false;
  let identifiedUntil = 0;
  return {
    beside: () => {
      const left = identifiedUntil - now();
      return [
        ...(shown.claim === null ? [] : [shown]),
        ...(walkIn.rows === null ? [] : [walkIn]),
        ...(locked ? [{ type: 'locked', locked } as const] : []),
        ...(left > 0 ? [{ type: 'identify', duration: left } as const] : []),
      ];
    },
    show(claim) {
      const told =
        claim === null
          ? null
          : { code: claim.code, rows: [...codeRows(claim.uri)], expiresAt: claim.expiresAt };
      shown = { type: 'joining', claim: told };
      say(shown);
    },
    walkIn(link) {
      walkIn = { type: 'walk-in', rows: link === null ? null : [...codeRows(link)] };
      say(walkIn);
    },
    lock(is) {
      if (is === locked) return;
      locked = is;
      say({ type: 'locked', locked });
    },
    identify() {
      identifiedUntil = now() + identifyFor;
      say({ type: 'identify', duration: identifyFor });
    },
  };
}
