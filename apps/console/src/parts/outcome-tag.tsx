import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { FinalOutcome } from '@vedette/domain';
import { useText } from '../i18n/use-text.ts';

const icons = {
  granted: <CheckCircleFilled aria-hidden />,
  denied: <CloseCircleFilled aria-hidden />,
  refer: <ExclamationCircleFilled aria-hidden />,
} as const;

/** Colour, sign and word together: none of them alone carries the meaning. */
export function OutcomeTag({ outcome }: { readonly outcome: FinalOutcome }) {
  const t = useText();
  return (
    <span className={`outcome outcome-${outcome}`}>
      {icons[outcome]} {t(($) => $.console.passage.outcome[outcome])}
    </span>
  );
}
