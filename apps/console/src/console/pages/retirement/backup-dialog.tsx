import { useQueryClient } from '@tanstack/react-query';
import { retirementRoutes } from '@vedette/contract/platform';
import { Form, Input, Modal } from 'antd';
import { keyOf } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRequired } from '../../../parts/rules.ts';
import { useDownload } from '../../../parts/use-download.ts';

/** A copy for the owner, sealed to his own key: nobody else opens it, this platform included. */
export function BackupDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const required = useRequired();
  const cache = useQueryClient();
  const { download, isBusy } = useDownload();
  const [form] = Form.useForm<{ readonly recipient: string }>();
  const fetched = async (recipient: string): Promise<void> => {
    const body = { recipient: recipient.trim() };
    await download(retirementRoutes.backup, { params: { id }, body }, `retirement-${id.slice(0, 8)}`, 'age');
    await cache.invalidateQueries({ queryKey: keyOf(retirementRoutes.get) });
    onClose();
  };
  return (
    <Modal
      open
      title={t(($) => $.platform.retirement.act.backup)}
      okText={t(($) => $.platform.retirement.backup.make)}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(($) => $.platform.retirement.backup.lead)}</p>
      <Form name="backup" form={form} layout="vertical" onFinish={({ recipient }) => void fetched(recipient)}>
        <Form.Item
          name="recipient"
          label={t(($) => $.platform.retirement.backup.recipient)}
          rules={[required, { pattern: /^\s*age1[02-9ac-hj-np-z]{58}\s*$/ }]}
        >
          <Input className="mono" autoComplete="off" placeholder="age1…" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
