import type { LaneId, Need } from '@vedette/domain';
import type { LaneWallet } from '../lane-credentials.ts';
import type { PassageView } from '../passage.ts';

export interface QuestionNeeds {
  readonly lane: LaneId;
  readonly wallet: LaneWallet;
  /** There is a code, or another one. */
  readonly changed: () => void;
  readonly onFault: (cause: unknown) => void;
}

/** The question to a person's wallet, while a document is wanted and for no longer. */
export interface Question {
  /** Rows of `0` and `1`; null while none is asked. */
  code(): readonly string[] | null;
  follow(passage: PassageView): void;
  /** A wallet has answered, but with nothing to verify: a question that is spent is asked anew. */
  renew(): void;
  /** It may be somebody else: whoever is asked from now on is asked anew. */
  end(): void;
}

const wantsDocument = ({ what, anyOf = [] }: Need): boolean =>
  (what === 'identification' || what === 'subject-match') && anyOf.includes('id-document');

export function openQuestion({ lane, wallet, changed, onFault }: QuestionNeeds): Question {
  let asked: object | null = null;
  let code: readonly string[] | null = null;

  async function ask(own: object): Promise<void> {
    const rows = await wallet.ask(lane);
    if (asked !== own || rows === null) return;
    code = rows;
    changed();
  }
  function end(): void {
    if (asked === null) return;
    asked = null;
    code = null;
    wallet.forget(lane);
  }
  return {
    end,
    code: () => code,
    follow({ phase, decision }) {
      const isWanted =
        phase === 'presented' && decision?.outcome === 'needs' && decision.missing.some(wantsDocument);
      if (!isWanted) return end();
      if (asked !== null) return;
      const own = {};
      asked = own;
      ask(own).catch(onFault);
    },
    renew() {
      if (asked !== null && !wallet.awaits(lane)) ask(asked).catch(onFault);
    },
  };
}
