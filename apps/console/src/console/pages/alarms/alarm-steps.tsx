import type { platformAlarmRoutes } from '@vedette/contract/platform';
import type { Answer } from '@vedette/sdk';
import { Timeline } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAccountName } from '../../parts/use-account-name.ts';

type Step = Answer<(typeof platformAlarmRoutes)['get']>['steps'][number];

const kinds = [
  'raised',
  'raised-again',
  'acknowledged',
  'assigned',
  'escalated',
  'cause-gone',
  'cleared',
  'reopened',
] as const;

function StepText({ step }: { readonly step: Step }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const kind = kinds.find((each) => each === step.kind);
  const what = kind === undefined ? step.kind : t(($) => $.platform.alarms.step[kind]);
  return (
    <>
      <strong>{what}</strong>
      {step.to !== null && <span> → {accountName(step.to)}</span>}
      <div className="quiet number">
        {format.dateTime(step.at)}
        {step.by !== null && ` · ${accountName(step.by)}`}
      </div>
      {step.note !== null && <p className="note">{step.note}</p>}
    </>
  );
}

/** What happened to an alarm, the last on top. */
export function AlarmSteps({ steps }: { readonly steps: readonly Step[] }) {
  const items = [...steps]
    .sort((a, b) => b.number - a.number)
    .map((step) => ({ key: step.number, content: <StepText step={step} /> }));
  return <Timeline items={items} />;
}
