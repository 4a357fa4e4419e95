import {
  type ApprovalSubject,
  type ApprovalView,
  approvalRoutes,
  approvalSubjectSchema,
} from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ApprovalDecision } from '../../parts/approval-decision.tsx';
import { useMay, useSession } from '../../session/session-context.ts';
import { CarryOut } from './carry-out.tsx';

export type RetentionSubject = Extract<
  ApprovalSubject,
  { act: 'retention-hold' | 'retention-hold-end' | 'purpose-end' }
>;

/** Null for a request that is another page's. */
function subjectOf({ subject }: ApprovalView): RetentionSubject | null {
  const { data } = approvalSubjectSchema.safeParse(subject);
  return data === undefined || data.act === 'records-export' ? null : (data as RetentionSubject);
}

function Request({
  request,
  subject,
}: {
  readonly request: ApprovalView;
  readonly subject: RetentionSubject;
}) {
  const t = useText();
  const format = useFormat();
  const { account } = useSession();
  const mayDecide = useMay('approvals-decide');
  const isOwn = request.requestedBy === account;
  const purpose = 'purpose' in subject ? subject.purpose : '';
  return (
    <li className="list-line">
      <div className="spread">
        <strong>{t(($) => $.platform.retention.requests.act[subject.act], { purpose })}</strong>
        {request.state === 'waiting' && !isOwn && mayDecide && <ApprovalDecision request={request} />}
        {request.state === 'approved' && isOwn && <CarryOut request={request} subject={subject} />}
      </div>
      <div>{request.reason}</div>
      <div className="quiet">
        {request.requestedByName ?? request.requestedBy} · {format.dateTime(request.requestedAt)} ·{' '}
        {t(($) => $.platform.retention.requests.until, { at: format.dateTime(request.expiresAt) })}
        {request.state === 'waiting' && isOwn && ` · ${t(($) => $.platform.retention.requests.own)}`}
      </div>
    </li>
  );
}

const often = 10_000;

/** Acts of retention that wait for a second person, or that one has agreed to. */
export function RequestsPanel() {
  const t = useText();
  const all = useAnswer(approvalRoutes.list, { query: { limit: 100 } }, { every: often });
  const open = (all.data?.items ?? []).flatMap((request) => {
    const subject = subjectOf(request);
    const isOpen = request.state === 'waiting' || request.state === 'approved';
    return isOpen && subject !== null ? [{ request, subject }] : [];
  });
  if (open.length === 0) return null;
  return (
    <Panel title={t(($) => $.platform.retention.requests.title)}>
      <ul className="plain-list">
        {open.map(({ request, subject }) => (
          <Request key={request.id} request={request} subject={subject} />
        ))}
      </ul>
    </Panel>
  );
}
