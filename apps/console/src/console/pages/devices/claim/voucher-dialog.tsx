import { deviceRoutes } from '@vedette/contract/platform';
import { Form, InputNumber, Modal, Typography } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { PlaceSelect } from '../../../parts/place-select.tsx';

interface Fields {
  readonly site: number;
  readonly uses: number;
  readonly hours: number;
}

/** A secret by which a batch of devices joins a site; shown once. */
export function VoucherDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const [form] = Form.useForm<Fields>();
  const make = useAct(deviceRoutes.voucher, { isQuiet: true });
  const label = t(($) => $.platform.devices.claim.site);
  const rules = [{ required: true, message: t(($) => $.console.shell.form.required) }];
  const made = make.data;
  return (
    <Modal
      open
      title={t(($) => $.platform.devices.claim.voucher)}
      okText={
        made === undefined ? t(($) => $.platform.devices.claim.make) : t(($) => $.console.shell.action.close)
      }
      confirmLoading={make.isPending}
      mask={{ closable: false }}
      onOk={made === undefined ? () => form.submit() : onClose}
      onCancel={onClose}
    >
      <p>{t(($) => $.platform.devices.claim.voucherLead)}</p>
      {make.isError && <ProblemAlert cause={make.error} />}
      {made === undefined ? (
        <Form<Fields>
          name="voucher"
          form={form}
          layout="vertical"
          initialValues={{ uses: 10, hours: 72 }}
          onFinish={(body) => make.mutate({ body })}
        >
          <Form.Item name="site" label={label} rules={rules}>
            <PlaceSelect isSite label={label} className="wide-control" />
          </Form.Item>
          <Form.Item name="uses" label={t(($) => $.platform.devices.claim.uses)} rules={rules}>
            <InputNumber min={1} max={10_000} precision={0} />
          </Form.Item>
          <Form.Item name="hours" label={t(($) => $.platform.devices.claim.hours)} rules={rules}>
            <InputNumber min={1} max={720} precision={0} />
          </Form.Item>
        </Form>
      ) : (
        <>
          <Typography.Paragraph copyable className="mono breakable">
            {made.voucher}
          </Typography.Paragraph>
          <p className="quiet">
            {t(($) => $.platform.devices.claim.once, { at: format.dateTime(made.expiresAt) })}
          </p>
        </>
      )}
    </Modal>
  );
}
