import { usePageSearch } from '../../app/use-page-search.ts';
import { useScope } from '../../app/use-scope.ts';
import { longestPeriod, periodOf } from '../../parts/record-period.ts';
import { useZone } from '../../parts/use-zone.ts';

/** What the address asks for, as the platform takes it. */
export function useRecordQuery() {
  const [{ from, to, direction, outcome, reason }] = usePageSearch('records');
  const { place } = useScope();
  const period = periodOf({ from, to }, Date.now(), useZone());
  return {
    query: { ...period, place, direction, outcome, reason },
    isTooLong: period.to - period.from > longestPeriod,
  };
}
export type RecordQuery = ReturnType<typeof useRecordQuery>['query'];
