import { type AccessListView, routes } from '@vedette/contract';
import { type ListKind, listKinds } from '@vedette/domain';
import { Form, Input, Modal, Select } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useIdRule, useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';

interface ListDialogProps {
  /** Null for a new one. */
  readonly list: AccessListView | null;
  readonly onClose: () => void;
}

interface Fields {
  readonly id: string;
  readonly name: string;
  readonly kind: ListKind;
}

export function ListDialog({ list, onClose }: ListDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const idRule = useIdRule();
  const [form] = Form.useForm<Fields>();
  const put = useAct(routes.lists.put, {
    refresh: [routes.lists.list],
    onDone: () => {
      tell.done(t(($) => $.console.shell.done.saved));
      onClose();
    },
  });
  const kinds = listKinds.map((value) => ({ value, label: t(($) => $.console.lists.kind[value]) }));
  const initial = list ?? { kind: 'allow' as const };
  return (
    <Modal
      open
      title={list === null ? t(($) => $.console.lists.add) : t(($) => $.console.lists.rename)}
      okText={t(($) => $.console.shell.action.save)}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="list"
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={({ id, name, kind }) => put.mutate({ params: { id }, body: { name, kind } })}
      >
        <Form.Item name="name" label={t(($) => $.console.lists.column.name)} rules={[required]}>
          <Input autoFocus maxLength={80} />
        </Form.Item>
        <Form.Item
          name="kind"
          label={t(($) => $.console.lists.column.kind)}
          extra={t(($) => $.console.lists.help)}
        >
          <Select options={kinds} disabled={list !== null} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t(($) => $.console.lists.id)}
          extra={t(($) => $.console.lists.idHelp)}
          rules={[required, idRule]}
        >
          <Input disabled={list !== null} maxLength={64} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
