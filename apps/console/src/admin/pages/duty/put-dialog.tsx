import { routes } from '@vedette/contract';
import { Form, Input, Modal } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { DutyDraft } from '../../../parts/duty/document/draft.ts';
import { Consequences } from '../../../parts/duty/editor/consequences.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';

interface PutDialogProps {
  readonly duty: DutyDraft;
  readonly inForce: DutyDraft | null;
  readonly note: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says what follows from the duty before it takes effect, and asks why it changes. */
export function PutDialog({ duty, inForce, note, onClose, onDone }: PutDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<{ note: string }>();
  const put = useAct(routes.duty.put, {
    isQuiet: true,
    refresh: [routes.duty.current, routes.duty.history, routes.session.welcome],
    onDone: () => {
      tell.done(t(($) => $.console.duty.put.done));
      onDone();
    },
  });
  return (
    <Modal
      open
      width={640}
      title={t(($) => $.console.duty.put.title)}
      okText={t(($) => $.console.duty.put.confirm)}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <div className="stack">
        {put.isError && <ProblemAlert cause={put.error} />}
        <Consequences duty={duty} inForce={inForce} />
        <Form
          name="put-duty"
          form={form}
          layout="vertical"
          initialValues={{ note }}
          onFinish={(fields) => put.mutate({ body: { duty, note: fields.note } })}
        >
          <Form.Item name="note" label={t(($) => $.console.duty.put.note)} rules={[required]}>
            <Input autoFocus maxLength={200} placeholder={t(($) => $.console.duty.put.notePlaceholder)} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
