import { ExclamationCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import type { AlarmSeverity } from '@vedette/domain';
import { phrases } from '@vedette/phrases';
import { useCallback } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useReasonText } from './use-reason-text.ts';

const icons = {
  info: <InfoCircleFilled aria-hidden />,
  warning: <WarningFilled aria-hidden />,
  critical: <ExclamationCircleFilled aria-hidden />,
};
const deviceKinds = phrases.en.alarms;
const isDeviceKind = (kind: string): kind is keyof typeof deviceKinds => Object.hasOwn(deviceKinds, kind);

/** Words for a kind of alarm: a trouble, or the reason of a decision. */
export function useAlarmKindText(): (kind: string) => string {
  const t = useText();
  const reasonText = useReasonText();
  return useCallback(
    (kind) => (isDeviceKind(kind) ? t(($) => $.alarms[kind]) : reasonText(kind)),
    [t, reasonText],
  );
}

interface Named {
  readonly kind: string;
  readonly severity: AlarmSeverity;
}

/** What an alarm is about, with its severity as colour, sign and spoken word. */
export function AlarmName({ alarm: { kind, severity } }: { readonly alarm: Named }) {
  const t = useText();
  const text = useAlarmKindText();
  return (
    <span className={`alarm alarm-${severity}`}>
      {icons[severity]}
      <span className="visually-hidden">{t(($) => $.console.alarms.severity[severity])}</span> {text(kind)}
    </span>
  );
}
