import { useCallback } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import type { GroupKey } from './flow-groups.ts';

/** Words for a group of a chart. */
export function useGroupName(): (key: GroupKey) => string {
  const t = useText();
  const { wayTo } = usePlaceNames();
  return useCallback(
    (key) => {
      if (key === null) return t(($) => $.platform.flow.table.elsewhere);
      if (typeof key === 'number') return wayTo(key);
      if (key === 'granted' || key === 'denied' || key === 'refer')
        return t(($) => $.console.passage.outcome[key]);
      return key === 'in' || key === 'out' ? t(($) => $.console.passage.direction[key]) : key;
    },
    [t, wayTo],
  );
}
