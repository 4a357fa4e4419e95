import { Alert, Button } from 'antd';
import { useText } from '../i18n/use-text.ts';
import { useProblemText } from './problem-text.ts';

interface ProblemAlertProps {
  readonly cause: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, what to do, and a way to try again. */
export function ProblemAlert({ cause, onRetry }: ProblemAlertProps) {
  const t = useText();
  const { code, title, action } = useProblemText()(cause);
  const label =
    code === 'reason-required'
      ? t(($) => $.console.shell.state.giveReason)
      : t(($) => $.console.shell.state.retry);
  return (
    <Alert
      type={code === 'reason-required' ? 'info' : 'error'}
      showIcon
      role="alert"
      title={title}
      description={action}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {label}
          </Button>
        )
      }
    />
  );
}
