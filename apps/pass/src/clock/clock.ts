import { serverOffset } from './server-offset.ts';

/** The time by the terminal's clock, as far as the phone knows it. */
export interface PhoneClock {
  now(): number;
  /** What the phone's own clock is behind, in milliseconds; 0 while it is right or nobody knows. */
  offset(): number;
  /** Asks the terminal; without a network the clock stays as it is. */
  ask(): Promise<void>;
  hear(answer: Response, sentAt: number): void;
}

export function openClock(): PhoneClock {
  let offset = 0;
  const hear = (answer: Response, sentAt: number): void => {
    offset = serverOffset(answer.headers.get('date'), sentAt, Date.now()) ?? offset;
  };
  return {
    now: () => Date.now() + offset,
    offset: () => offset,
    hear,
    async ask() {
      const sentAt = Date.now();
      try {
        // The service worker answers GET alone, so this one reaches the terminal.
        hear(await fetch('./', { method: 'HEAD', cache: 'no-store' }), sentAt);
      } catch {
        // Offline is how a pass is mostly shown.
      }
    },
  };
}
