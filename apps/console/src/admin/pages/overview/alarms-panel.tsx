import { Link } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AlarmName } from '../../../parts/alarm-name.tsx';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';

export function AlarmsPanel() {
  const t = useText();
  const format = useFormat();
  const alarms = useAnswer(routes.alarms.list, { query: { open: 'true', limit: 100 } });
  return (
    <Panel
      title={t(($) => $.console.overview.alarms.title)}
      extra={<Link to="/alarms">{t(($) => $.console.overview.alarms.all)}</Link>}
    >
      <Answered query={alarms}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.console.overview.alarms.empty)} />
          ) : (
            <ul className="plain-list stream">
              {items.slice(0, 8).map((alarm) => (
                <li key={alarm.id} className="stream-line">
                  <time className="number quiet">{format.time(alarm.at)}</time>
                  <span className="quiet">{alarm.lane ?? ''}</span>
                  <AlarmName alarm={alarm} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}
