import { Badge, Tooltip } from 'antd';
import type { LiveState } from '../api/event-stream.ts';
import { useText } from '../i18n/use-text.ts';

const status = { connecting: 'processing', open: 'success', lost: 'error' } as const;

/** Whether live events arrive. */
export function LiveMark({ state }: { readonly state: LiveState }) {
  const t = useText();
  const text = t(($) => $.console.shell.live[state]);
  return (
    <Tooltip title={text}>
      <span role="status" className="live-mark">
        <Badge status={status[state]} text={<span className="live-text">{text}</span>} />
      </span>
    </Tooltip>
  );
}
