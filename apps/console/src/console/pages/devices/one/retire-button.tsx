import { deviceRoutes } from '@vedette/contract/platform';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';

interface Fields {
  readonly reason: string;
  readonly typed: string;
}

function RetireDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<Fields>();
  const retire = useAct(deviceRoutes.retire, {
    isQuiet: true,
    refresh: [deviceRoutes.get, deviceRoutes.list, deviceRoutes.counts, deviceRoutes.tombstones],
    onDone: () => {
      tell.done(t(($) => $.platform.devices.retire.done));
      onClose();
    },
  });
  const isIt = {
    validator: (_: unknown, typed: unknown) =>
      typed === id ? Promise.resolve() : Promise.reject(new Error(t(($) => $.platform.devices.retire.wrong))),
  };
  return (
    <Modal
      open
      title={t(($) => $.platform.devices.retire.title)}
      okText={t(($) => $.platform.devices.retire.label)}
      okButtonProps={{ danger: true }}
      confirmLoading={retire.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Alert
        type="warning"
        showIcon
        className="form-alert"
        title={t(($) => $.platform.devices.retire.undone)}
        description={t(($) => $.platform.devices.retire.lead)}
      />
      {retire.isError && <ProblemAlert cause={retire.error} />}
      <Form<Fields>
        name="retire"
        form={form}
        layout="vertical"
        onFinish={({ reason }) => retire.mutate({ params: { id }, body: { reason } })}
      >
        <Form.Item name="reason" label={t(($) => $.platform.devices.retire.reason)} rules={[required]}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item
          name="typed"
          label={t(($) => $.platform.devices.retire.type)}
          extra={<span className="mono">{id}</span>}
          rules={[isIt]}
        >
          <Input className="mono" autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Takes a sentinel out of service for ever: its number has to be typed. */
export function RetireButton({ id }: { readonly id: string }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button danger size="small" onClick={() => setAsking(true)}>
        {t(($) => $.platform.devices.retire.label)}
      </Button>
      {isAsking && <RetireDialog id={id} onClose={() => setAsking(false)} />}
    </>
  );
}
