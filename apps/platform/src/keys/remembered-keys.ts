import type { DayKeys } from '@vedette/vault';

export interface RememberedKeysDeps {
  readonly keys: Pick<DayKeys, 'publicKeys' | 'indexKeys'>;
  readonly now: () => number;
}

/** What was asked a moment ago by another terminal of the organisation; milliseconds. */
const life = 60_000;
const remembered = 2_000;

/**
 * The same keys; public halves that many terminals ask for at once are read once. For no longer than a moment: a day
 * whose keys are destroyed must not go on being given out.
 */
export function rememberedKeys({ keys, now }: RememberedKeysDeps): Pick<DayKeys, 'publicKeys' | 'indexKeys'> {
  type Answer = ReturnType<DayKeys['publicKeys']>;
  const known = new Map<string, { readonly answer: Answer; readonly until: number }>();
  return {
    publicKeys(owner, purpose, days, keeps) {
      const asked = [owner, purpose, days.join(), keeps.join()].join(' ');
      const held = known.get(asked);
      if (held !== undefined && now() < held.until) return held.answer;
      const answer = keys.publicKeys(owner, purpose, days, keeps);
      known.delete(asked);
      known.set(asked, { answer, until: now() + life });
      answer.catch(() => known.delete(asked));
      const oldest = known.keys().next();
      if (known.size > remembered && oldest.done !== true) known.delete(oldest.value);
      return answer;
    },
    indexKeys: (owner, purpose, days, terminal) => keys.indexKeys(owner, purpose, days, terminal),
  };
}
