import { deviceRoutes, retirementRoutes } from '@vedette/contract/platform';
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { usePageSearch } from '../../app/use-page-search.ts';

interface Fields {
  readonly devices: string[];
  readonly reason: string;
}

const shownAtMost = 200;

/** Asks for devices to be taken out of service; nothing is lost before a second person agrees. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<Fields>();
  const [, change] = usePageSearch('retirement');
  const known = useAnswer(deviceRoutes.list, { query: { state: 'claimed', limit: shownAtMost } });
  const open = useAct(retirementRoutes.open, {
    isQuiet: true,
    refresh: [retirementRoutes.list],
    onDone: ({ batch }) => {
      tell.done(t(($) => $.platform.retirement.open.done));
      onClose();
      change({ batch }, { isStep: true });
    },
  });
  return (
    <Modal
      open
      title={t(($) => $.platform.retirement.open.label)}
      okText={t(($) => $.platform.retirement.open.ask)}
      confirmLoading={open.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Alert className="form-alert" type="info" title={t(($) => $.platform.retirement.open.lead)} />
      {open.isError && <ProblemAlert cause={open.error} />}
      <Form<Fields>
        name="retirement"
        form={form}
        layout="vertical"
        onFinish={({ devices, reason }) => open.mutate({ body: { devices, reason } })}
      >
        <Form.Item name="devices" label={t(($) => $.platform.retirement.open.devices)} rules={[required]}>
          <Select
            mode="multiple"
            loading={known.isPending}
            options={(known.data?.items ?? []).map(({ id }) => ({ value: id, label: id }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t(($) => $.platform.retirement.column.reason)} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
