import { routes } from '@vedette/contract';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';

interface AddCardDialogProps {
  readonly person: string;
  readonly onClose: () => void;
}

interface Fields {
  readonly label: string;
  readonly way: 'typed' | 'shown';
  readonly number?: string;
  readonly lane?: string;
}

const waitSeconds = 20;

/** Adds a card by its number, or the next one that is held to a lane's reader; that one opens nothing. */
export function AddCardDialog({ person, onClose }: AddCardDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<Fields>();
  const way = Form.useWatch('way', form) ?? 'typed';
  const lane = Form.useWatch('lane', form) ?? '';
  const lanes = useAnswer(routes.device.lanes, {});
  const add = useAct(routes.passes.addCard, {
    refresh: [routes.passes.cards],
    onDone: () => {
      tell.done(t(($) => $.console.passes.cards.done));
      onClose();
    },
  });
  const submit = ({ label, number = '', lane: at = '', way: by }: Fields): void =>
    add.mutate({ params: { id: person }, body: by === 'typed' ? { label, number } : { label, lane: at } });
  return (
    <Modal
      open
      title={t(($) => $.console.passes.cards.addTitle)}
      okText={way === 'typed' ? t(($) => $.console.shell.action.add) : t(($) => $.console.passes.cards.wait)}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form name="add-card" form={form} layout="vertical" initialValues={{ way: 'typed' }} onFinish={submit}>
        <Form.Item name="label" label={t(($) => $.console.passes.cards.label)} rules={[required]}>
          <Input maxLength={40} placeholder={t(($) => $.console.passes.cards.labelPlaceholder)} />
        </Form.Item>
        <Form.Item name="way" label={t(($) => $.console.passes.cards.way)}>
          <Radio.Group
            options={(['typed', 'shown'] as const).map((value) => ({
              value,
              label: t(($) => $.console.passes.cards[value]),
            }))}
          />
        </Form.Item>
        {way === 'typed' ? (
          <Form.Item
            name="number"
            label={t(($) => $.console.passes.cards.number)}
            extra={t(($) => $.console.passes.cards.numberHelp)}
            rules={[required]}
          >
            <Input maxLength={80} autoComplete="off" />
          </Form.Item>
        ) : (
          <Form.Item name="lane" label={t(($) => $.console.passes.cards.lane)} rules={[required]}>
            <Select options={(lanes.data ?? []).map(({ id }) => ({ value: id, label: id }))} />
          </Form.Item>
        )}
      </Form>
      {add.isPending && way === 'shown' && (
        <p role="status">{t(($) => $.console.passes.cards.waiting, { lane, n: waitSeconds })}</p>
      )}
    </Modal>
  );
}
