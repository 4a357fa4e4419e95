import { retirementRoutes } from '@vedette/contract/platform';
import { Form, Input, Modal, Radio } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';

interface Fields {
  readonly isAdequate: boolean;
  readonly note?: string;
}

/** Validation: a third person says whether what was found is enough. */
export function JudgeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const judge = useAct(retirementRoutes.validate, {
    isQuiet: true,
    refresh: [retirementRoutes.get, retirementRoutes.list],
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t(($) => $.platform.retirement.act.validate)}
      confirmLoading={judge.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(($) => $.platform.retirement.judge.lead)}</p>
      {judge.isError && <ProblemAlert cause={judge.error} />}
      <Form<Fields>
        name="judge"
        form={form}
        layout="vertical"
        initialValues={{ isAdequate: true }}
        onFinish={({ isAdequate, note }) =>
          judge.mutate({ params: { id }, body: { isAdequate, note: note?.trim() || null } })
        }
      >
        <Form.Item name="isAdequate" label={t(($) => $.platform.retirement.judge.question)}>
          <Radio.Group
            options={[
              { value: true, label: t(($) => $.platform.retirement.judge.adequate) },
              { value: false, label: t(($) => $.platform.retirement.judge.inadequate) },
            ]}
          />
        </Form.Item>
        <Form.Item name="note" label={t(($) => $.console.shell.word.note)}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
