import { type ApprovalView, approvalRoutes, approvalSubjectSchema } from '@vedette/contract/platform';
import { Button, Drawer, Dropdown, Tag } from 'antd';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { ApprovalDecision } from '../../../parts/approval-decision.tsx';
import { useMay, useSession } from '../../../session/session-context.ts';
import type { RecordQuery } from '../use-record-query.ts';
import { FilterText } from './filter-text.tsx';
import { formats, useExport } from './use-export.ts';

const colours = {
  waiting: 'processing',
  approved: 'success',
  refused: 'error',
  used: 'default',
  expired: 'default',
} as const;

/** What exactly was asked for; null for an act this page does not know. */
function filterOf(request: ApprovalView): Partial<RecordQuery> | null {
  const { data } = approvalSubjectSchema.safeParse(request.subject);
  // A reason the platform knows and this page does not is shown as it is.
  return data?.act === 'records-export' ? (data.filter as Partial<RecordQuery>) : null;
}

function Use({ request, filter }: { readonly request: ApprovalView; readonly filter: Partial<RecordQuery> }) {
  const t = useText();
  const { save, isBusy } = useExport();
  const items = formats.map((key) => ({
    key,
    label: t(($) => $.platform.records.export[key]),
    onClick: () => save(key, filter, request.id),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button size="small" type="primary" loading={isBusy}>
        {t(($) => $.platform.records.export.download)}
      </Button>
    </Dropdown>
  );
}

function Request({ request }: { readonly request: ApprovalView }) {
  const t = useText();
  const format = useFormat();
  const { account } = useSession();
  const mayDecide = useMay('approvals-decide');
  const { state, reason, requestedBy, requestedByName, requestedAt, expiresAt } = request;
  const filter = filterOf(request);
  const isOwn = requestedBy === account;
  return (
    <li className="list-line">
      <div className="spread">
        <strong>{reason}</strong>
        <Tag color={colours[state]}>{t(($) => $.platform.records.export.state[state])}</Tag>
      </div>
      {filter !== null && <FilterText filter={filter} />}
      <div className="quiet">
        {requestedByName ?? requestedBy} · {format.dateTime(requestedAt)} ·{' '}
        {t(($) => $.platform.records.export.until)} {format.dateTime(expiresAt)}
      </div>
      {state === 'waiting' && isOwn && <div className="quiet">{t(($) => $.platform.records.export.own)}</div>}
      {state === 'waiting' && !isOwn && mayDecide && <ApprovalDecision request={request} />}
      {state === 'approved' && isOwn && filter !== null && <Use request={request} filter={filter} />}
    </li>
  );
}

/** Requests for exports: one's own, and those one may decide on. */
export function RequestsDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const requests = useAnswer(approvalRoutes.list, { query: { limit: 50 } }, { every: 15_000 });
  return (
    <Drawer open size="large" title={t(($) => $.platform.records.export.requests)} onClose={onClose}>
      <Answered query={requests}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.records.export.none)} />
          ) : (
            <ul className="plain-list">
              {items.map((request) => (
                <Request key={request.id} request={request} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Drawer>
  );
}
