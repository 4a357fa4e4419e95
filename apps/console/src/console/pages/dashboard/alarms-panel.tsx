import { platformAlarmRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { AlarmLine } from '../../parts/alarm-line.tsx';

const shown = 8;

export function AlarmsPanel() {
  const t = useText();
  const query = { phases: 'open', limit: shown };
  const alarms = useAnswer(platformAlarmRoutes.list, { query }, { every: 30_000 });
  return (
    <Panel
      title={t(($) => $.platform.dashboard.alarms.title)}
      extra={<PageLink to="alarms">{t(($) => $.platform.dashboard.alarms.all)}</PageLink>}
    >
      <Answered query={alarms}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.dashboard.alarms.empty)} />
          ) : (
            <ul className="plain-list">
              {items.map((alarm) => (
                <AlarmLine key={alarm.id} alarm={alarm} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}
