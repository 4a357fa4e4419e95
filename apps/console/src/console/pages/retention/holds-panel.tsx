import { approvalRoutes, type HoldView } from '@vedette/contract/platform';
import { Button, Tag } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { SureButton } from '../../../parts/sure-button.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useAccountName } from '../../parts/use-account-name.ts';
import { useMay } from '../../session/session-context.ts';
import { useSpanText } from './use-span-text.ts';

function Hold({ hold }: { readonly hold: HoldView }) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const who = useAccountName();
  const spanText = useSpanText();
  const mayChange = useMay('retention-change');
  const ask = useAct(approvalRoutes.request, {
    refresh: [approvalRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.retention.requests.asked)),
  });
  const { id, purpose, reason, setAt, setBy, setAgreedBy, liftedAt } = hold;
  const lift = (): void =>
    ask.mutate({
      body: {
        subject: { act: 'retention-hold-end', hold: id },
        reason: t(($) => $.platform.retention.holds.liftReason),
      },
    });
  return (
    <li className="list-line">
      <div className="spread">
        <strong>{reason}</strong>
        {liftedAt === null ? (
          mayChange && (
            <SureButton
              size="small"
              label={t(($) => $.platform.retention.holds.lift)}
              question={t(($) => $.platform.retention.holds.liftSure)}
              loading={ask.isPending}
              onSure={lift}
            />
          )
        ) : (
          <Tag>{t(($) => $.platform.retention.holds.lifted, { at: format.dateTime(liftedAt) })}</Tag>
        )}
      </div>
      <div>
        <span className="mono">{purpose}</span> · {spanText(hold)}
      </div>
      <div className="quiet">
        {format.dateTime(setAt)} ·{' '}
        {t(($) => $.platform.retention.holds.by, { who: who(setBy), other: who(setAgreedBy ?? '') })}
      </div>
    </li>
  );
}

/** What is kept although its time may be over. */
export function HoldsPanel({ holds }: { readonly holds: readonly HoldView[] }) {
  const t = useText();
  const mayChange = useMay('retention-change');
  const [, change] = usePageSearch('retention');
  return (
    <Panel
      title={t(($) => $.platform.retention.holds.title)}
      extra={
        mayChange && (
          <Button onClick={() => change({ hold: true }, { isStep: true })}>
            {t(($) => $.platform.retention.holds.set)}
          </Button>
        )
      }
    >
      {holds.length === 0 ? (
        <EmptyNote text={t(($) => $.platform.retention.holds.none)} />
      ) : (
        <ul className="plain-list">
          {holds.map((hold) => (
            <Hold key={hold.id} hold={hold} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
