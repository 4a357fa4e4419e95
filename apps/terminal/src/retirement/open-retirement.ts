import type { ToKiosk } from '@vedette/contract';
import type { Instant, PassageId } from '@vedette/domain';
import { VedetteError } from '@vedette/domain';
import type { Eraser } from '@vedette/erasure';
import type { KeySample, TerminalStore } from '@vedette/store';
import { codeRows } from '../credentials/code-rows.ts';
import { commission, conduct, type RetirementLine, type ShownRetirement } from './conduct.ts';
import { plantCanaries } from './plant-canaries.ts';
import type { RetiringTerminal } from './retire.ts';

export interface OpenRetirementNeeds {
  readonly store: Pick<TerminalStore, 'duties' | 'records' | 'captures' | 'people' | 'upkeep'>;
  readonly folder: string;
  readonly keyFiles: readonly string[];
  readonly software: string;
  readonly newId: () => PassageId;
  readonly now: () => Instant;
  readonly eraser: Eraser;
  /** Milliseconds for the hunt for keys on each medium. */
  readonly huntTime: number;
  readonly samples: () => Promise<readonly KeySample[]>;
  readonly emptyVault: () => Promise<number>;
  /** Ends the program for good. */
  readonly leave: () => void;
  readonly onFault: (cause: unknown) => void;
}

/** What there is to let go of, once all of it stands. */
export interface RetiringParts {
  readonly say: (message: ToKiosk) => void;
  readonly stopLanes: () => Promise<void>;
  readonly letGo: () => Promise<void>;
}

/** The way out of service of a running terminal. */
export interface Retirement {
  stands(parts: RetiringParts): void;
  /**
   * Resolves when it has begun, which is before anything is destroyed: the command can still be answered.
   * @throws `not-allowed` when the platform knows of no such retirement, `conflict` when one is under way or the
   * terminal is not up yet
   */
  begin(line: RetirementLine, retirement: string): Promise<void>;
}

/** The answer to the command goes out before the store that remembers it is closed. */
const answerFirst = 1_500;

export function openRetirement(needs: OpenRetirementNeeds): Retirement {
  let parts: RetiringParts | null = null;
  let isUnderWay = false;
  return {
    stands(standing) {
      parts = standing;
    },
    async begin(line, retirement) {
      const standing = parts;
      if (standing === null || isUnderWay) throw new VedetteError('conflict', 'caller', { at: 'retirement' });
      isUnderWay = true;
      try {
        const commissioned = await commission(line, retirement);
        const { eraser, huntTime, leave, onFault } = needs;
        const show = (shown: ShownRetirement): void => standing.say(messageOf(shown));
        const terminal = (seed: Uint8Array) => terminalOf(needs, standing, seed);
        setTimeout(() => {
          void conduct({ line, terminal, eraser, huntTime, show, leave, onFault }, commissioned);
        }, answerFirst);
      } catch (cause) {
        isUnderWay = false;
        throw cause;
      }
    },
  };
}

function terminalOf(needs: OpenRetirementNeeds, parts: RetiringParts, seed: Uint8Array): RetiringTerminal {
  const { folder, keyFiles, software, now, samples, emptyVault } = needs;
  return {
    ...{ folder, keyFiles, software, now, samples, emptyVault },
    plant: () => plantCanaries(needs, seed),
    stopLanes: parts.stopLanes,
    letGo: parts.letGo,
  };
}

function messageOf({ state, part, link }: ShownRetirement): ToKiosk {
  return { type: 'retirement', state, part, rows: link === null ? null : [...codeRows(link)] };
}
