import { type RetentionView, retentionRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { ActsPanel } from './acts-panel.tsx';
import { StripLegend } from './day-strip.tsx';
import { DevicesDrawer } from './devices-drawer.tsx';
import { EndDialog } from './end-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { HoldsPanel } from './holds-panel.tsx';
import { PurposePanel } from './purpose-panel.tsx';
import { RequestsPanel } from './requests-panel.tsx';

const often = 10_000;

function Custody({ custody }: Pick<RetentionView, 'custody'>) {
  const t = useText();
  const { kind, epoch } = custody;
  return (
    <p className="quiet">
      {t(($) => $.platform.retention.custody.title)}: {t(($) => $.platform.retention.custody.kind[kind])} ·{' '}
      {t(($) => $.platform.retention.custody.epoch, { epoch })}
      {kind === 'file' && ` · ${t(($) => $.platform.retention.custody.fileNote)}`}
    </p>
  );
}

function Overview({ view }: { readonly view: RetentionView }) {
  const t = useText();
  const { purposes, since, holds, acts, custody } = view;
  const until = new Date().toISOString().slice(0, 10);
  return (
    <div className="stack">
      <RequestsPanel />
      <StripLegend />
      {purposes.length === 0 && <EmptyNote text={t(($) => $.platform.retention.none)} />}
      {purposes.map((purpose) => (
        <PurposePanel
          key={purpose.purpose}
          {...{ purpose, since, until }}
          act={acts.find(({ id }) => id === purpose.ended)}
        />
      ))}
      <HoldsPanel holds={holds} />
      <ActsPanel acts={acts} />
      <Custody custody={custody} />
    </div>
  );
}

/** For each purpose: what is alive, what has died, what is pending and why. */
export function RetentionPage() {
  const t = useText();
  const [{ act, end, hold }, change] = usePageSearch('retention');
  const overview = useAnswer(retentionRoutes.overview, { query: {} }, { every: often, keep: true });
  const purposes = overview.data?.purposes.map(({ purpose }) => purpose) ?? [];
  return (
    <Page title={t(($) => $.platform.shell.pages.retention)} help={t(($) => $.platform.retention.help)}>
      <Answered query={overview}>{(view) => <Overview view={view} />}</Answered>
      {act !== undefined && <DevicesDrawer act={act} onClose={() => change({ act: undefined })} />}
      {end !== undefined && <EndDialog purpose={end} onClose={() => change({ end: undefined })} />}
      {hold && <HoldDialog purposes={purposes} onClose={() => change({ hold: undefined })} />}
    </Page>
  );
}
