import { VedetteError } from '@vedette/domain';
import type { TokenHash } from '../access/secret.ts';

/** How many event streams are open, so that forgotten ones use up neither memory nor connections. */
export interface EventReaders {
  /**
   * Takes a place for one more stream of the session.
   * @returns gives the place back; to be called once
   * @throws VedetteError `rate-limited` when the session, or all of them together, have too many
   */
  enter(session: TokenHash): () => void;
}

/** A browser keeps six connections to one address: more streams of one session are no pages. */
const ofOneSession = 8;
const ofAll = 100;

export function openEventReaders(): EventReaders {
  const open = new Map<TokenHash, number>();
  let all = 0;
  return {
    enter(session) {
      const own = open.get(session) ?? 0;
      if (own >= ofOneSession || all >= ofAll) throw new VedetteError('rate-limited', 'caller');
      open.set(session, own + 1);
      all += 1;
      return () => {
        const left = (open.get(session) ?? 1) - 1;
        if (left === 0) open.delete(session);
        else open.set(session, left);
        all -= 1;
      };
    },
  };
}
