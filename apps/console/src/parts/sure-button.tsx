import { Button, type ButtonProps, Popconfirm } from 'antd';
import { useText } from '../i18n/use-text.ts';

interface SureButtonProps extends Pick<ButtonProps, 'size' | 'type' | 'loading' | 'icon'> {
  readonly label: string;
  /** What happens, and what does not come back. */
  readonly question: string;
  readonly isDanger?: boolean;
  readonly onSure: () => void;
}

/** A button for what cannot be taken back: asks once more, beside itself. */
export function SureButton({ label, question, isDanger = true, onSure, ...rest }: SureButtonProps) {
  const t = useText();
  return (
    <Popconfirm
      title={<div className="help-text">{question}</div>}
      okText={label}
      okButtonProps={{ danger: isDanger }}
      cancelText={t(($) => $.console.shell.action.cancel)}
      onConfirm={onSure}
    >
      <Button {...rest} danger={isDanger}>
        {label}
      </Button>
    </Popconfirm>
  );
}
