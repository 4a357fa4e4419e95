import type { PlatformAlarmView } from '@vedette/contract/platform';
import { Button, type TableColumnsType, Tag } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AlarmName } from '../../../parts/alarm-name.tsx';
import { useAccountName } from '../../parts/use-account-name.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useMay } from '../../session/session-context.ts';
import { useAlarmActs } from './use-alarm-acts.ts';

function NextStep({ alarm }: { readonly alarm: PlatformAlarmView }) {
  const t = useText();
  const mayHandle = useMay('alarms-handle');
  const { acknowledge, clear, isPending } = useAlarmActs(alarm);
  if (!mayHandle || alarm.phase === 'cleared') return null;
  if (alarm.phase === 'open')
    return (
      <Button size="small" type="primary" loading={isPending} onClick={() => acknowledge()}>
        {t(($) => $.platform.alarms.act.acknowledge)}
      </Button>
    );
  // A door that is still open is not put away by a click in passing: the drawer asks for a word.
  return (
    <Button size="small" disabled={alarm.isStanding} loading={isPending} onClick={() => clear()}>
      {t(($) => $.platform.alarms.act.clear)}
    </Button>
  );
}

export function useAlarmColumns(onShow: (id: string) => void): TableColumnsType<PlatformAlarmView> {
  const t = useText();
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  const accountName = useAccountName();
  return [
    {
      title: t(($) => $.platform.alarms.column.kind),
      render: (_, alarm) => (
        <Button type="link" className="cell-link" onClick={() => onShow(alarm.id)}>
          <AlarmName alarm={alarm} />
        </Button>
      ),
    },
    {
      title: t(($) => $.platform.alarms.column.where),
      render: (_, { location, site, device }) => {
        const at = location ?? site;
        return at === null ? <span className="mono">{device ?? '—'}</span> : wayTo(at);
      },
    },
    {
      title: t(($) => $.platform.alarms.column.raised),
      className: 'number',
      render: (_, { lastRaisedAt, count }) =>
        count === 1
          ? format.moment(lastRaisedAt)
          : `${format.moment(lastRaisedAt)} · ${t(($) => $.platform.alarms.times, { n: count })}`,
    },
    {
      title: t(($) => $.platform.alarms.column.state),
      render: (_, { phase, isStanding, level }) => (
        <span className="row reason-list">
          <Tag>{t(($) => $.platform.alarms.phase[phase])}</Tag>
          {isStanding && <Tag color="error">{t(($) => $.platform.alarms.standing)}</Tag>}
          {level > 0 && <Tag color="warning">{t(($) => $.platform.alarms.escalated, { level })}</Tag>}
        </span>
      ),
    },
    {
      title: t(($) => $.platform.alarms.column.assignee),
      render: (_, { assignee }) =>
        assignee === null ? <span className="quiet">—</span> : accountName(assignee),
    },
    { title: t(($) => $.console.shell.word.actions), render: (_, alarm) => <NextStep alarm={alarm} /> },
  ];
}
