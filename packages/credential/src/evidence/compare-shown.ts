import { type IdentifyMethod, matchSubjects, type SubjectClaims, type SubjectMatch } from '@vedette/domain';

/** Whom each way speaks of, as far as it says. */
export type ShownSubjects = ReadonlyMap<IdentifyMethod, SubjectClaims>;

/** Every two ways compared (人证比对): a friend's code beside one's own face is a mismatch. */
export function compareShown(shown: ShownSubjects): readonly SubjectMatch[] {
  const all = [...shown];
  return all.flatMap(([one, claims], at) =>
    all.slice(at + 1).map(
      ([other, others]) =>
        ({
          ...{ kind: 'subject-match', between: [one, other] },
          state: matchSubjects(claims, others),
        }) as const,
    ),
  );
}
