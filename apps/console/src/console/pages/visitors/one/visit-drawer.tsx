import { type VisitView, visitRoutes } from '@vedette/contract/platform';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { Facts } from '../../../../parts/facts.tsx';
import { PageLink } from '../../../app/page-link.tsx';
import { useAccountName } from '../../../parts/use-account-name.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useZone } from '../../../parts/use-zone.ts';
import { useMay } from '../../../session/session-context.ts';
import { VisitPhase } from '../visit-phase.tsx';
import { ScreeningTag } from '../visits/use-visit-columns.tsx';
import { VisitActs } from '../visits/visit-acts.tsx';
import { DeskSection } from './desk-section.tsx';
import { StepsSection } from './steps-section.tsx';

type Lines = readonly (readonly [string, ReactNode])[];

function useFacts(visit: VisitView): Lines {
  const t = useText();
  const format = useFormat();
  const view = useZone();
  const accountName = useAccountName();
  const { nameOf, get } = usePlaceNames();
  const { site, from, until, needed, approvals, entries, badge, eraseAt, phone, unit, end } = visit;
  const zone = get(site)?.timeZone ?? view;
  return [
    [
      t(($) => $.platform.visitors.column.phase),
      <span key="phase">
        <VisitPhase phase={visit.phase} />
        {end !== null && t(($) => $.platform.visitors.detail.end[end])}
        <ScreeningTag screening={visit.screening} />
      </span>,
    ],
    [t(($) => $.platform.visitors.column.site), nameOf(site)],
    [t(($) => $.platform.visitors.column.time), `${format.zoned(from, zone)} – ${format.zoned(until, zone)}`],
    [t(($) => $.platform.visitors.detail.phone), phone ?? '—'],
    [t(($) => $.platform.visitors.detail.unit), unit ?? '—'],
    [t(($) => $.platform.visitors.detail.entries), t(($) => $.platform.visitors.detail.entry[entries])],
    [
      t(($) => $.platform.visitors.detail.needed),
      needed.map((by) => t(($) => $.platform.visitors.detail.by[by])).join(' + ') ||
        t(($) => $.platform.visitors.detail.none),
    ],
    [
      t(($) => $.platform.visitors.detail.approvals),
      approvals.map(({ by, at }) => `${accountName(by)} (${format.moment(at)})`).join('; ') || '—',
    ],
    ...(badge === null ? [] : [[t(($) => $.platform.visitors.detail.badge), badge] as const]),
    ...(eraseAt === null
      ? []
      : [[t(($) => $.platform.visitors.detail.erase), format.dateTime(eraseAt)] as const]),
  ];
}

function Visit({ visit }: { readonly visit: VisitView }) {
  const t = useText();
  const [maySee, mayDesk] = [useMay('people-see'), useMay('visitors-desk')];
  const facts = useFacts(visit);
  return (
    <div className="stack">
      <VisitActs visit={visit} />
      <Facts items={facts} />
      {maySee && visit.person !== null && (
        <PageLink to="people" search={{ person: visit.person }}>
          {t(($) => $.platform.visitors.detail.person)}
        </PageLink>
      )}
      {mayDesk && visit.person !== null && <DeskSection visit={visit} />}
      <StepsSection visit={visit.id} />
    </div>
  );
}

/** One visit: what is known of it, what happened, and what the desk can do. */
export function VisitDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const visit = useAnswer(visitRoutes.get, { params: { id } });
  const title = visit.data?.name ?? t(($) => $.platform.visitors.detail.title);
  return (
    <Drawer open size="large" title={title} onClose={onClose}>
      <Answered query={visit}>{(data) => <Visit visit={data} />}</Answered>
    </Drawer>
  );
}
