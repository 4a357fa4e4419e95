import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  PauseCircleFilled,
} from '@ant-design/icons';
import type { TrustSummary } from '@vedette/contract';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { DocumentActions } from './document-actions.tsx';
import { KindIcon } from './kind-icon.tsx';
import { ownKeyId } from './own-key.ts';

type State = TrustSummary['state'];
const icons = {
  'in-use': <CheckCircleFilled aria-hidden />,
  stale: <ClockCircleFilled aria-hidden />,
  unreadable: <CloseCircleFilled aria-hidden />,
  resting: <PauseCircleFilled aria-hidden />,
} satisfies Record<State, ReactNode>;

function StateMark({ state }: { readonly state: State }) {
  const t = useText();
  return (
    <Tooltip title={t(($) => $.console.trust.stateHelp[state])}>
      <span className={`state state-${state}`}>
        {icons[state]} {t(($) => $.console.trust.state[state])}
      </span>
    </Tooltip>
  );
}

const mostShown = 6;

function useIssuersText(): (issuers: readonly string[]) => string {
  const t = useText();
  return (issuers) => {
    const shown = issuers.slice(0, mostShown).join(t(($) => $.console.duty.separator));
    const more = t(($) => $.console.trust.issuersMore, { n: issuers.length });
    return issuers.length > mostShown ? `${shown} ${more}` : shown;
  };
}

function useSetText(): (document: TrustSummary) => string {
  const t = useText();
  const format = useFormat();
  return ({ setAt, setBy }) => {
    const at = format.dateTime(setAt);
    return setBy === null
      ? t(($) => $.console.trust.field.setAlone, { at })
      : t(($) => $.console.trust.field.setBy, { by: setBy, at });
  };
}

function useFactsOf(document: TrustSummary): readonly (readonly [string, ReactNode])[] {
  const t = useText();
  const format = useFormat();
  const issuersText = useIssuersText();
  const setText = useSetText();
  const { kind, entries, issuers, datedAt, freshUntil, hasSecret, state } = document;
  const isGateway = kind === 'gateway';
  const named = isGateway ? t(($) => $.console.trust.field.host) : t(($) => $.console.trust.field.issuers);
  return [
    ...(isGateway
      ? []
      : [
          [
            t(($) => $.console.trust.field.entries),
            t(($) => $.console.trust.count[kind], { n: entries }),
          ] as const,
        ]),
    ...(issuers.length === 0 ? [] : [[named, issuersText(issuers)] as const]),
    [t(($) => $.console.trust.field.set), setText(document)],
    ...(datedAt === null ? [] : [[t(($) => $.console.trust.field.dated), format.dateTime(datedAt)] as const]),
    ...(freshUntil === null
      ? []
      : [
          [
            t(($) => $.console.trust.field.fresh),
            <span key="fresh" className={state === 'stale' ? 'bad' : ''}>
              {format.dateTime(freshUntil)}
            </span>,
          ] as const,
        ]),
    ...(isGateway && hasSecret
      ? [[t(($) => $.console.trust.field.secret), t(($) => $.console.trust.field.secretKept)] as const]
      : []),
  ];
}

/** One document: what is in it, who set it and when, and whether the lanes use it. */
export function DocumentCard({ document }: { readonly document: TrustSummary }) {
  const t = useText();
  const { id, kind, name, state } = document;
  const isOwn = id === ownKeyId;
  return (
    <Panel title={isOwn ? t(($) => $.console.trust.own) : name} extra={<StateMark state={state} />}>
      <p className="row document-kind">
        <KindIcon kind={kind} />
        <span>
          {t(($) => $.console.trust.kind[kind].name)} <span className="quiet mono">{id}</span>
        </span>
      </p>
      {isOwn && <p className="quiet">{t(($) => $.console.trust.ownHelp)}</p>}
      {state !== 'in-use' && <p className="bad">{t(($) => $.console.trust.stateHelp[state])}</p>}
      <Facts items={useFactsOf(document)} />
      <DocumentActions document={document} />
    </Panel>
  );
}
