import { type NewlyIssuedPass, routes } from '@vedette/contract';
import { Form, Modal, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { type Validity, ValidityPicker } from '../../../../parts/validity-picker.tsx';

interface IssueDialogProps {
  readonly person: string;
  readonly onClose: () => void;
  readonly onIssued: (issued: NewlyIssuedPass) => void;
}

interface Fields {
  readonly kind: 'member' | 'visit';
  readonly form: 'paper' | 'phone';
  readonly entries: 'single' | 'multiple';
  readonly zones: readonly string[];
  readonly validity: Validity;
}

const longestDays = 400;
const areasAtMost = 16;
const until = (form: Fields['form']): Validity => ({
  from: dayjs().valueOf(),
  to: form === 'phone' ? dayjs().add(1, 'year').valueOf() : dayjs().endOf('day').valueOf(),
});

/** Asks what kind of pass; the rest has what is usual: a year on a phone, a day on paper. */
export function IssueDialog({ person, onClose, onIssued }: IssueDialogProps) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const shape = Form.useWatch('form', form) ?? 'phone';
  const issue = useAct(routes.passes.issue, {
    refresh: [routes.passes.list],
    onDone: (issued) => {
      onIssued(issued);
      onClose();
    },
  });
  const submit = ({ validity, zones, ...rest }: Fields): void => {
    const { from, to } = validity;
    if (from === null || to === null) return;
    issue.mutate({
      params: { id: person },
      body: { ...rest, zones: [...zones], notBefore: from, notAfter: to },
    });
  };
  const changed = (change: Partial<Fields>): void => {
    if (change.form !== undefined)
      form.setFieldsValue({
        validity: until(change.form),
        entries: change.form === 'phone' ? 'multiple' : 'single',
      });
  };
  const isBounded = async (_rule: unknown, { from, to }: Validity): Promise<void> => {
    const isGood = from !== null && to !== null && from < to && to - from <= longestDays * 86_400_000;
    if (!isGood) throw new Error(t(($) => $.console.passes.validityRule, { days: longestDays }));
  };
  const options = <T extends string>(keys: readonly T[], label: (key: T) => string) =>
    keys.map((value) => ({ value, label: label(value) }));
  return (
    <Modal
      open
      title={t(($) => $.console.passes.issueTitle)}
      okText={t(($) => $.console.passes.issueAction)}
      confirmLoading={issue.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="issue-pass"
        form={form}
        layout="vertical"
        initialValues={{
          ...{ kind: 'member', form: 'phone', entries: 'multiple', zones: [] },
          validity: until('phone'),
        }}
        onValuesChange={changed}
        onFinish={submit}
      >
        <Form.Item name="kind" label={t(($) => $.console.passes.field.kind)}>
          <Radio.Group
            options={options(['member', 'visit'], (key) => t(($) => $.console.passes.kind[key]))}
          />
        </Form.Item>
        <Form.Item
          name="form"
          label={t(($) => $.console.passes.field.form)}
          extra={t(($) => $.console.passes.formHelp[shape])}
        >
          <Radio.Group options={options(['phone', 'paper'], (key) => t(($) => $.console.passes.form[key]))} />
        </Form.Item>
        <Form.Item name="entries" label={t(($) => $.console.passes.field.entries)}>
          <Radio.Group
            options={options(['multiple', 'single'], (key) => t(($) => $.console.passes.entries[key]))}
          />
        </Form.Item>
        <Form.Item
          name="zones"
          label={t(($) => $.console.passes.field.areas)}
          extra={t(($) => $.console.passes.areasHelp)}
        >
          <Select mode="tags" maxCount={areasAtMost} open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item
          name="validity"
          label={t(($) => $.console.passes.field.validity)}
          rules={[{ validator: isBounded }]}
        >
          <ValidityPicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}
