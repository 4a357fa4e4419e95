import { ExclamationCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Alarm } from '@vedette/contract';
import { phrases } from '@vedette/phrases';
import { useText } from '../i18n/use-text.ts';
import { useReasonText } from './use-reason-text.ts';

const icons = {
  info: <InfoCircleFilled aria-hidden />,
  warning: <WarningFilled aria-hidden />,
  critical: <ExclamationCircleFilled aria-hidden />,
};
const deviceKinds = phrases.en.alarms;
const isDeviceKind = (kind: string): kind is keyof typeof deviceKinds => Object.hasOwn(deviceKinds, kind);

/** What an alarm is about, with its severity as colour, sign and spoken word. */
export function AlarmName({ alarm }: { readonly alarm: Pick<Alarm, 'kind' | 'severity'> }) {
  const t = useText();
  const reasonText = useReasonText();
  const { kind, severity } = alarm;
  return (
    <span className={`alarm alarm-${severity}`}>
      {icons[severity]}
      <span className="visually-hidden">{t(($) => $.console.alarms.severity[severity])}</span>{' '}
      {isDeviceKind(kind) ? t(($) => $.alarms[kind]) : reasonText(kind)}
    </span>
  );
}
