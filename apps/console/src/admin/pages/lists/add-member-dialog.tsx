import { routes } from '@vedette/contract';
import { Form, Input, Modal } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { always, type Validity, ValidityPicker } from '../../../parts/validity-picker.tsx';
import { PersonPicker } from './person-picker.tsx';

interface AddMemberDialogProps {
  readonly list: string;
  readonly onClose: () => void;
}

interface Fields {
  readonly subject: string;
  readonly reason: string;
  readonly validity?: Validity;
}

export function AddMemberDialog({ list, onClose }: AddMemberDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<Fields>();
  const put = useAct(routes.lists.putEntry, {
    refresh: [routes.lists.list, routes.lists.entries, routes.people.get, routes.people.list],
    onDone: () => {
      tell.done(t(($) => $.console.shell.done.added));
      onClose();
    },
  });
  const submit = ({ subject, reason, validity = always }: Fields): void =>
    put.mutate({
      params: { id: list, subject },
      body: { reason, validFrom: validity.from, validTo: validity.to },
    });
  return (
    <Modal
      open
      title={t(($) => $.console.lists.addMember)}
      okText={t(($) => $.console.shell.action.add)}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form name="add-member" form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="subject" label={t(($) => $.console.lists.person)} rules={[required]}>
          <PersonPicker />
        </Form.Item>
        <Form.Item name="reason" label={t(($) => $.console.lists.reason)} rules={[required]}>
          <Input maxLength={200} placeholder={t(($) => $.console.people.lists.reasonPlaceholder)} />
        </Form.Item>
        <Form.Item name="validity" label={t(($) => $.console.lists.validity)}>
          <ValidityPicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}
