import { Tag } from 'antd';
import { useText } from '../i18n/use-text.ts';
import { useReason } from '../session/use-reason.ts';

/** The reason that goes with this section's requests, and a way to take it back. */
export function ReasonGiven() {
  const t = useText();
  const { reasons, current } = useReason();
  if (current === null) return null;
  const close = { 'aria-label': t(($) => $.console.shell.why.forget) };
  return (
    <Tag className="reason-given" closable={close} onClose={() => reasons.forget()}>
      {t(($) => $.console.shell.why.given, { reason: current })}
    </Tag>
  );
}
