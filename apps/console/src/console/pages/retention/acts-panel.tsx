import type { ShredActView } from '@vedette/contract/platform';
import { Button, Progress } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useAccountName } from '../../parts/use-account-name.ts';
import { useSpanText } from './use-span-text.ts';

function Act({ act }: { readonly act: ShredActView }) {
  const t = useText();
  const format = useFormat();
  const who = useAccountName();
  const spanText = useSpanText();
  const [, change] = usePageSearch('retention');
  const { done, pending, waiting, offline } = act.terminals;
  const all = done + pending + waiting;
  const progress = t(($) => $.platform.retention.acts.progress, { done, all });
  const by =
    act.agreedBy === null
      ? t(($) => $.platform.retention.acts.alone, { who: who(act.by) })
      : t(($) => $.platform.retention.acts.by, { who: who(act.by), other: who(act.agreedBy) });
  return (
    <li className="list-line">
      <div className="spread">
        <strong>
          {t(($) => $.platform.retention.acts.why[act.why])} · <span className="mono">{act.purpose}</span>
        </strong>
        <Button size="small" onClick={() => change({ act: act.id }, { isStep: true })}>
          {t(($) => $.platform.retention.acts.devices)}
        </Button>
      </div>
      <div>{act.note}</div>
      <Progress
        aria-label={progress}
        percent={all === 0 ? 100 : Math.floor((100 * done) / all)}
        status={done === all ? 'success' : 'active'}
      />
      <div>
        {progress}
        {done < all && ` · ${t(($) => $.platform.retention.acts.counts, { pending, waiting, offline })}`}
      </div>
      <div className="quiet">
        {format.dateTime(act.at)} · {by} · {spanText(act)}
      </div>
      <div className="quiet mono breakable">
        {t(($) => $.platform.retention.acts.signature)}: {act.signature}
      </div>
    </li>
  );
}

/** What was decided to die before its time, and how far it has come. */
export function ActsPanel({ acts }: { readonly acts: readonly ShredActView[] }) {
  const t = useText();
  return (
    <Panel title={t(($) => $.platform.retention.acts.title)}>
      {acts.length === 0 ? (
        <EmptyNote text={t(($) => $.platform.retention.acts.none)} />
      ) : (
        <ul className="plain-list">
          {acts.map((act) => (
            <Act key={act.id} act={act} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
