import { approvalRoutes } from '@vedette/contract/platform';
import { Form, Input, Modal } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { usePageSearch } from '../../../app/use-page-search.ts';
import type { RecordQuery } from '../use-record-query.ts';
import { FilterText } from './filter-text.tsx';

interface AskDialogProps {
  readonly query: RecordQuery;
  readonly onClose: () => void;
}

/** Asks for the consent of a second person to export exactly what is shown. */
export function AskDialog({ query, onClose }: AskDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<{ reason: string }>();
  const [, change] = usePageSearch('records');
  const ask = useAct(approvalRoutes.request, {
    isQuiet: true,
    refresh: [approvalRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.records.export.asked));
      onClose();
      change({ requests: true }, { isStep: true });
    },
  });
  return (
    <Modal
      open
      title={t(($) => $.platform.records.export.needsTwo)}
      okText={t(($) => $.platform.records.export.ask)}
      confirmLoading={ask.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(($) => $.platform.records.export.needsTwoLead)}</p>
      {ask.isError && <ProblemAlert cause={ask.error} />}
      <Form
        name="ask-export"
        form={form}
        layout="vertical"
        onFinish={({ reason }) =>
          ask.mutate({ body: { subject: { act: 'records-export', filter: query }, reason } })
        }
      >
        <Form.Item label={t(($) => $.platform.records.export.what)}>
          <FilterText filter={query} />
        </Form.Item>
        <Form.Item name="reason" label={t(($) => $.platform.records.export.reason)} rules={[required]}>
          <Input.TextArea
            autoFocus
            maxLength={200}
            autoSize={{ minRows: 2 }}
            placeholder={t(($) => $.platform.records.export.reasonPlaceholder)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
