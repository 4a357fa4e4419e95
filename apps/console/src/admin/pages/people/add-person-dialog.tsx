import { routes } from '@vedette/contract';
import { Form, Modal } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { changeOf, type PersonFields } from './person-fields.ts';
import { PersonFormItems } from './person-form-items.tsx';

interface AddPersonDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

/** A new person; the drawer then opens to enrol the face. */
export function AddPersonDialog({ onClose, onAdded }: AddPersonDialogProps) {
  const t = useText();
  const tell = useTell();
  const [form] = Form.useForm<PersonFields>();
  const create = useAct(routes.people.create, {
    refresh: [routes.people.list],
    onDone: ({ id, name }) => {
      tell.done(t(($) => $.console.people.notes.created, { name }));
      onClose();
      onAdded(id);
    },
  });
  const submit = (fields: PersonFields): void => {
    const { name = fields.name, ...rest } = changeOf(null, fields);
    create.mutate({ body: { name, ...rest } });
  };
  return (
    <Modal
      open
      title={t(($) => $.console.people.add)}
      okText={t(($) => $.console.shell.action.add)}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form name="add-person" form={form} layout="vertical" onFinish={submit}>
        <PersonFormItems />
      </Form>
    </Modal>
  );
}
