import { approvalRoutes, type PurposeEndPreview, retentionRoutes } from '@vedette/contract/platform';
import { Alert, Form, Input } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useSession } from '../../session/session-context.ts';
import { usePeriodText } from './use-period-text.ts';

interface EndDialogProps {
  readonly purpose: string;
  readonly onClose: () => void;
}

/** What the end of the purpose would destroy, and what stands in its way. */
function Preview({ preview }: { readonly preview: PurposeEndPreview }) {
  const t = useText();
  const period = usePeriodText();
  const { wayTo } = usePlaceNames();
  const { keys, days, captures, devices, offline, holds, leastKeep, onDuty } = preview;
  return (
    <div className="stack">
      {onDuty.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t(($) => $.platform.retention.end.onDuty)}
          description={onDuty.slice(0, 10).map(wayTo).join(' / ')}
        />
      )}
      {holds.length > 0 && (
        <Alert type="info" showIcon title={t(($) => $.platform.retention.end.holds, { n: holds.length })} />
      )}
      {leastKeep > 0 && (
        <Alert
          type="info"
          showIcon
          title={t(($) => $.platform.retention.end.least, { text: period(leastKeep) })}
        />
      )}
      <Facts
        items={[
          [
            t(($) => $.platform.retention.end.destroys),
            <ul key="destroys" className="plain-list">
              <li>{t(($) => $.platform.retention.end.keys, { keys, days })}</li>
              <li>{t(($) => $.platform.retention.end.captures, { n: captures })}</li>
              <li>{t(($) => $.platform.retention.end.devices, { n: devices, offline })}</li>
            </ul>,
          ],
        ]}
      />
    </div>
  );
}

/** Asks a second person to agree to the end of a purpose, which is shown and typed first. */
export function EndDialog({ purpose, onClose }: EndDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const { organisation } = useSession();
  const preview = useAnswer(retentionRoutes.previewEnd, { params: { purpose }, query: {} });
  const ask = useAct(approvalRoutes.request, {
    isQuiet: true,
    refresh: [approvalRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.retention.end.asked));
      onClose();
    },
  });
  const isTyped = (_: unknown, typed: string | undefined): Promise<void> =>
    typed?.trim() === purpose
      ? Promise.resolve()
      : Promise.reject(new Error(t(($) => $.platform.retention.end.mismatch)));
  return (
    <FormDialog<{ confirm: string; note: string }>
      name="end-purpose"
      title={t(($) => $.platform.retention.end.title, { purpose })}
      okText={t(($) => $.platform.retention.end.ask)}
      lead={
        <div className="stack">
          <p>{t(($) => $.platform.retention.end.lead)}</p>
          <Answered query={preview}>{(data) => <Preview preview={data} />}</Answered>
        </div>
      }
      act={ask}
      onClose={onClose}
      onSubmit={({ note }) =>
        ask.mutate({ body: { subject: { act: 'purpose-end', organisation, purpose }, reason: note } })
      }
    >
      <Form.Item name="note" label={t(($) => $.platform.retention.end.note)} rules={[required]}>
        <Input.TextArea
          maxLength={200}
          autoSize={{ minRows: 2 }}
          placeholder={t(($) => $.platform.retention.end.notePlaceholder)}
        />
      </Form.Item>
      <Form.Item
        name="confirm"
        label={t(($) => $.platform.retention.end.confirm, { purpose })}
        validateFirst
        rules={[required, { validator: isTyped }]}
      >
        <Input autoComplete="off" spellCheck={false} />
      </Form.Item>
    </FormDialog>
  );
}
