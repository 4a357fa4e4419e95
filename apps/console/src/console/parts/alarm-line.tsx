import type { PlatformAlarmView } from '@vedette/contract/platform';
import { useFormat } from '../../i18n/format.ts';
import { AlarmName } from '../../parts/alarm-name.tsx';
import { PageLink } from '../app/page-link.tsx';
import { usePlaceNames } from './use-locations.ts';

/** One alarm in a list: when, what, where; leads to it. */
export function AlarmLine({ alarm }: { readonly alarm: PlatformAlarmView }) {
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  const at = alarm.location ?? alarm.site;
  return (
    <li>
      <PageLink to="alarms" search={{ alarm: alarm.id }} className="stream-line">
        <time className="number quiet">{format.moment(alarm.lastRaisedAt)}</time>
        <AlarmName alarm={alarm} />
        <span className="grow quiet">{at === null ? (alarm.device ?? '') : wayTo(at)}</span>
        {alarm.count > 1 && <span className="number quiet">×{alarm.count}</span>}
      </PageLink>
    </li>
  );
}
