import { useText } from '../../../i18n/use-text.ts';
import { nameMatch } from './name-match.ts';

interface MatchTextProps {
  readonly query: string | undefined;
  readonly name: string;
  readonly otherNames: readonly string[];
}

/** Why somebody was found whose name does not show it. */
export function MatchText({ query, name, otherNames }: MatchTextProps) {
  const t = useText();
  const match = query === undefined ? null : nameMatch(query, name, otherNames);
  if (match === null) return null;
  const { agreement, one, other, otherName } = match;
  const which =
    otherName === null
      ? t(($) => $.platform.people.match.name, { other })
      : t(($) => $.platform.people.match.otherName, { other: otherName });
  return (
    <div className="quiet">
      {which} {t(($) => $.platform.people.match[agreement], { one })}
    </div>
  );
}
