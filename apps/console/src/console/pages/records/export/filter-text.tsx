import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useReasonText } from '../../../../parts/use-reason-text.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import type { RecordQuery } from '../use-record-query.ts';

/** What a search of records covers, in words. */
export function FilterText({ filter }: { readonly filter: Partial<RecordQuery> }) {
  const t = useText();
  const format = useFormat();
  const reasonText = useReasonText();
  const { wayTo } = usePlaceNames();
  const { from = 0, to = 0, place, direction, outcome, reason } = filter;
  const parts = [
    t(($) => $.console.shell.word.between, { from: format.dateTime(from), to: format.dateTime(to) }),
    place === undefined ? t(($) => $.platform.shell.scope.all) : wayTo(place),
    ...(direction === undefined ? [] : [t(($) => $.console.passage.direction[direction])]),
    ...(outcome === undefined ? [] : [t(($) => $.console.passage.outcome[outcome])]),
    ...(reason === undefined ? [] : [reasonText(reason)]),
  ];
  return <span>{parts.join(' · ')}</span>;
}
