import { type PlatformAlarmView, platformAlarmRoutes } from '@vedette/contract/platform';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AlarmName } from '../../../parts/alarm-name.tsx';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { useAccountName } from '../../parts/use-account-name.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useMay } from '../../session/session-context.ts';
import { AlarmActs } from './alarm-acts.tsx';
import { AlarmSteps } from './alarm-steps.tsx';

function useAlarmFacts(alarm: PlatformAlarmView): readonly (readonly [string, ReactNode])[] {
  const t = useText();
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  const accountName = useAccountName();
  const { site, location, device, record, figures, assignee } = alarm;
  const at = location ?? site;
  const where = at === null ? '—' : wayTo(at);
  const standing = alarm.isStanding ? 'standing' : 'over';
  return [
    [t(($) => $.platform.alarms.column.where), where],
    [
      t(($) => $.platform.alarms.column.state),
      `${t(($) => $.platform.alarms.phase[alarm.phase])} · ${t(($) => $.platform.alarms[standing])}`,
    ],
    [t(($) => $.platform.alarms.first), format.dateTime(alarm.raisedAt)],
    ...(alarm.count === 1
      ? []
      : [
          [
            t(($) => $.platform.alarms.last),
            `${format.dateTime(alarm.lastRaisedAt)} · ${t(($) => $.platform.alarms.times, { n: alarm.count })}`,
          ] as const,
        ]),
    [t(($) => $.platform.alarms.column.assignee), assignee === null ? '—' : accountName(assignee)],
    ...(device === null
      ? []
      : [
          [
            t(($) => $.platform.shell.device),
            <PageLink key="device" to="devices" search={{ device }} className="mono">
              {device}
            </PageLink>,
          ] as const,
        ]),
    ...(record === null || site === null
      ? []
      : [
          [
            t(($) => $.platform.shell.pages.records),
            <PageLink key="record" to="records" search={{ record: `${site}/${record.at}/${record.id}` }}>
              {t(($) => $.platform.alarms.record)}
            </PageLink>,
          ] as const,
        ]),
    ...Object.entries(figures).map(([name, value]) => [name, String(value)] as const),
  ];
}

function Alarm({ alarm }: { readonly alarm: PlatformAlarmView }) {
  const mayHandle = useMay('alarms-handle');
  return (
    <>
      <Facts items={useAlarmFacts(alarm)} />
      {mayHandle && <AlarmActs key={alarm.phase} alarm={alarm} />}
    </>
  );
}

/** One alarm: what it is about, what was done, and what can be done now. */
export function AlarmDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const one = useAnswer(platformAlarmRoutes.get, { params: { id } });
  return (
    <Drawer
      open
      size="large"
      title={one.data === undefined ? ' ' : <AlarmName alarm={one.data.alarm} />}
      onClose={onClose}
    >
      <Answered query={one}>
        {({ alarm, steps }) => (
          <div className="stack">
            <Alarm alarm={alarm} />
            <h2 className="section">{t(($) => $.platform.alarms.history)}</h2>
            <AlarmSteps steps={steps} />
          </div>
        )}
      </Answered>
    </Drawer>
  );
}
