import { Alert, Button, Modal, Typography } from 'antd';
import { useText } from '../../i18n/use-text.ts';

interface ShownOnceProps {
  readonly title: string;
  readonly lead: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A secret that nobody can be shown again: it does not go by a click beside it. */
export function ShownOnce({ title, lead, secret, onClose }: ShownOnceProps) {
  const t = useText();
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t(($) => $.platform.shell.kept)}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={lead} className="form-alert" />
      <Typography.Paragraph copyable className="mono breakable">
        {secret}
      </Typography.Paragraph>
    </Modal>
  );
}
