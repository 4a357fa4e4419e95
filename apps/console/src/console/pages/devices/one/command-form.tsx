import { diagnosisItems } from '@vedette/contract/link';
import { type DeviceView, deviceRoutes } from '@vedette/contract/platform';
import type { Input as RouteInput } from '@vedette/sdk';
import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { readDocuments } from '../read-documents.ts';

type NewCommand = RouteInput<typeof deviceRoutes.command>['body'];
const kinds = ['open-lane', 'identify', 'self-test', 'diagnose', 'sync-anew', 'restart'] as const;
type Kind = (typeof kinds)[number];

interface Fields {
  readonly kind: Kind;
  readonly lane?: string;
  readonly items?: (typeof diagnosisItems)[number][];
  readonly reason?: string;
}

function commandOf({ kind, lane = '', items = [], reason = '' }: Fields): NewCommand {
  const why = { reason: reason.trim() === '' ? null : reason.trim() };
  if (kind === 'open-lane') return { kind, lane, ...why };
  if (kind === 'diagnose') return { kind, items, ...why };
  return { kind, ...why };
}

function Details({ kind, lanes }: { readonly kind: Kind; readonly lanes: readonly string[] }) {
  const t = useText();
  const rules = [{ required: true, message: t(($) => $.console.shell.form.required) }];
  if (kind === 'open-lane')
    return (
      <>
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={t(($) => $.platform.devices.commandAct.openLead)}
        />
        <Form.Item name="lane" label={t(($) => $.platform.devices.commandAct.lane)} rules={rules}>
          <Select options={lanes.map((value) => ({ value, label: value }))} />
        </Form.Item>
      </>
    );
  if (kind === 'diagnose')
    return (
      <Form.Item
        name="items"
        label={t(($) => $.platform.devices.commandAct.items)}
        rules={rules}
        initialValue={[...diagnosisItems]}
      >
        <Checkbox.Group
          options={diagnosisItems.map((value) => ({
            value,
            label: t(($) => $.platform.devices.diagnosis[value]),
          }))}
        />
      </Form.Item>
    );
  if (kind === 'restart')
    return (
      <Alert
        type="warning"
        showIcon
        className="form-alert"
        title={t(($) => $.platform.devices.commandAct.restartLead)}
      />
    );
  return null;
}

/** Tells a sentinel one of the things it can be told. */
export function CommandForm({ device }: { readonly device: DeviceView }) {
  const t = useText();
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'identify';
  const give = useAct(deviceRoutes.command, {
    refresh: [deviceRoutes.commands],
    onDone: () => tell.done(t(($) => $.platform.devices.commandAct.sent)),
  });
  const lanes = readDocuments(device).facts?.lanes ?? [];
  return (
    <Form<Fields>
      name="command"
      form={form}
      layout="vertical"
      initialValues={{ kind: 'identify' }}
      onFinish={(fields) => give.mutate({ params: { id: device.id }, body: commandOf(fields) })}
    >
      <Form.Item name="kind" label={t(($) => $.platform.devices.tab.commands)}>
        <Select
          options={kinds.map((value) => ({ value, label: t(($) => $.platform.devices.command[value]) }))}
        />
      </Form.Item>
      <Details kind={kind} lanes={lanes} />
      <Form.Item name="reason" label={t(($) => $.platform.devices.commandAct.reason)}>
        <Input maxLength={200} />
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        danger={kind === 'open-lane' || kind === 'restart'}
        loading={give.isPending}
      >
        {t(($) => $.platform.devices.commandAct.send)}
      </Button>
    </Form>
  );
}
