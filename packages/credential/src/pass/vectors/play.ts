import { type Direction, instant, type Presentation } from '@vedette/domain';
import { examinerOf } from '../../core/examine.ts';
import type { ReplayLedger, VerifyContext } from '../../core/format.ts';
import type { Verification } from '../../core/verification.ts';
import { passFormat } from '../format.ts';
import { parsePassTrust } from '../trust.ts';
import type { PassVector } from './vector.ts';

/** A ledger that forgets nothing and counts each claim as that of another passage. */
export function openLedger(): ReplayLedger {
  const spent = new Set<string>();
  return {
    async claim({ kind, replayKey }) {
      const use = `${kind} ${replayKey}`;
      if (spent.has(use)) return 'again';
      spent.add(use);
      return 'first';
    },
  };
}

/** A code of this text before a reader. */
export const codeOf = (text: string, at: number): Presentation => ({
  ...{ medium: 'qr', at: instant(at), reader: 'vectors', bytes: new TextEncoder().encode(text) },
});

/** A door in a given direction at a given time; nothing but the ledger is remembered. */
export const doorAt = (
  at: number,
  direction: Direction = 'in',
  ledger: ReplayLedger = openLedger(),
  clock: VerifyContext['clock'] = 'trusted',
): VerifyContext => ({
  ...{ at: instant(at), clock, direction, ledger, signal: new AbortController().signal },
  ...{ hashNumber: () => '', collectsNumber: false },
});

/** Shows the vector's text in each of its directions, and gives what the verifier finds the last time. */
export async function playVector(vector: PassVector, trustFile: unknown): Promise<Verification | null> {
  const examiner = examinerOf(passFormat(parsePassTrust(trustFile)));
  const ledger = openLedger();
  const presentation = codeOf(vector.text, vector.at);
  let last: Verification | null = null;
  for (const direction of vector.directions) {
    if (!examiner.detect(presentation)) return null;
    last = await examiner.examine(presentation, doorAt(vector.at, direction, ledger, vector.clock));
  }
  return last;
}
