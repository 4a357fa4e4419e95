import { approvalRoutes } from '@vedette/contract/platform';
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { useSession } from '../../session/session-context.ts';

interface HoldFields {
  readonly purpose: string;
  readonly from?: Dayjs | null;
  readonly through?: Dayjs | null;
  readonly reason: string;
}

const dayOf = (day: Dayjs | null | undefined): string | null => day?.format('YYYY-MM-DD') ?? null;

interface HoldDialogProps {
  readonly purposes: readonly string[];
  readonly onClose: () => void;
}

/** Asks a second person to agree to a hold. */
export function HoldDialog({ purposes, onClose }: HoldDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const { organisation } = useSession();
  const ask = useAct(approvalRoutes.request, {
    isQuiet: true,
    refresh: [approvalRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.retention.requests.asked));
      onClose();
    },
  });
  const submit = ({ purpose, from, through, reason }: HoldFields): void => {
    const span = { purpose, from: dayOf(from), through: dayOf(through) };
    ask.mutate({
      body: { subject: { act: 'retention-hold', organisation, ...span, reason: reason.trim() }, reason },
    });
  };
  const open = t(($) => $.platform.retention.holds.open);
  return (
    <FormDialog<HoldFields>
      name="set-hold"
      title={t(($) => $.platform.retention.holds.set)}
      okText={t(($) => $.platform.retention.end.ask)}
      lead={<p>{t(($) => $.platform.retention.holds.lead)}</p>}
      act={ask}
      onClose={onClose}
      onSubmit={submit}
    >
      <Form.Item name="purpose" label={t(($) => $.platform.retention.holds.purpose)} rules={[required]}>
        <Select options={purposes.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <div className="row">
        <Form.Item name="from" label={t(($) => $.platform.retention.holds.from)} extra={open}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="through" label={t(($) => $.platform.retention.holds.through)} extra={open}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t(($) => $.platform.retention.holds.reason)} rules={[required]}>
        <Input.TextArea
          maxLength={200}
          autoSize={{ minRows: 2 }}
          placeholder={t(($) => $.platform.retention.holds.reasonPlaceholder)}
        />
      </Form.Item>
    </FormDialog>
  );
}
