import { routes } from '@vedette/contract';
import type { Answer } from '@vedette/sdk';
import { Alert, Button, Popconfirm, QRCode } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';
import { PlatformJoinForm } from './platform-join-form.tsx';

type Link = Answer<typeof routes.platform.get>;

const lookEvery = 3_000;
const refresh = [routes.platform.get];

/** Whether this terminal belongs to a platform, how they speak, and how it joins or leaves one. */
export function PlatformPanel() {
  const t = useText();
  const link = useAnswer(routes.platform.get, {}, { every: lookEvery, keep: true });
  return (
    <Panel title={t(($) => $.console.platformLink.title)}>
      <Answered query={link}>{(data) => <PlatformState link={data} />}</Answered>
    </Panel>
  );
}

function PlatformState({ link }: { readonly link: Link }) {
  const t = useText();
  const mayChange = useMay('duty-change');
  return (
    <div className="stack">
      {link.problem !== null && (
        <Alert
          type="warning"
          showIcon
          title={t(($) => $.console.platformLink.problem[link.problem ?? 'refused'])}
        />
      )}
      {link.awaitsKey && <Alert type="info" showIcon title={t(($) => $.console.platformLink.awaitsKey)} />}
      <LinkFacts link={link} />
      {link.claim !== null && <ClaimCode claim={link.claim} />}
      {link.state === 'alone' && <p className="quiet">{t(($) => $.console.platformLink.aloneHelp)}</p>}
      {mayChange && link.state === 'alone' && <PlatformJoinForm />}
      {mayChange && isLost(link) && <JoinAnew platform={link.platform ?? ''} />}
      {mayChange && link.state !== 'alone' && <LinkActions link={link} />}
    </div>
  );
}

/** What no trying again mends: the platform is another one, or knows this terminal no more. */
const lasting: readonly Link['problem'][] = [
  'not-the-platform',
  'device-unknown',
  'device-retired',
  'claim-lapsed',
];
const isLost = ({ state, problem }: Link): boolean => state === 'connecting' && lasting.includes(problem);

function JoinAnew({ platform }: { readonly platform: string }) {
  const t = useText();
  return (
    <section className="stack">
      <h3>{t(($) => $.console.platformLink.joinAnew)}</h3>
      <p className="quiet">{t(($) => $.console.platformLink.joinAnewHelp)}</p>
      <PlatformJoinForm leaving={platform} />
    </section>
  );
}

function LinkFacts({ link }: { readonly link: Link }) {
  const t = useText();
  const format = useFormat();
  const { rules } = link;
  const at = (moment: number | null) => (moment === null ? '—' : format.dateTime(moment));
  const waiting = { records: link.waiting.records, captures: link.waiting.captures };
  const ruled = { people: rules.people, lists: rules.lists.length, schedules: rules.schedules.length };
  const besides = [
    ...(rules.duty ? [t(($) => $.console.platformLink.ruledDuty)] : []),
    ...(rules.holidays ? [t(($) => $.console.platformLink.ruledHolidays)] : []),
  ];
  const own: readonly (readonly [string, string])[] = [
    [t(($) => $.console.platformLink.label.state), t(($) => $.console.platformLink.state[link.state])],
    [t(($) => $.console.platformLink.label.device), link.device],
  ];
  if (link.state === 'alone') return <Facts items={own} />;
  return (
    <Facts
      items={[
        ...own,
        [t(($) => $.console.platformLink.label.platform), link.platform ?? '—'],
        [t(($) => $.console.platformLink.label.site), link.site ?? '—'],
        [t(($) => $.console.platformLink.label.since), at(link.since)],
        [t(($) => $.console.platformLink.label.joined), at(link.joinedAt)],
        [t(($) => $.console.platformLink.label.sync), at(link.lastSyncAt)],
        [t(($) => $.console.platformLink.label.waiting), t(($) => $.console.platformLink.waiting, waiting)],
        [
          t(($) => $.console.platformLink.label.ruled),
          [t(($) => $.console.platformLink.ruled, ruled), ...besides].join(' · '),
        ],
      ]}
    />
  );
}

function ClaimCode({ claim }: { readonly claim: NonNullable<Link['claim']> }) {
  const t = useText();
  const format = useFormat();
  const { code, uri, expiresAt } = claim;
  return (
    <div className="row">
      <QRCode value={uri} size={160} bordered />
      <div className="stack">
        <span>{t(($) => $.console.platformLink.claim)}</span>
        <strong className="mono">{`${code.slice(0, 4)}-${code.slice(4)}`}</strong>
        <span className="quiet">
          {t(($) => $.console.platformLink.claimUntil, { at: format.dateTime(expiresAt) })}
        </span>
      </div>
    </div>
  );
}

function LinkActions({ link }: { readonly link: Link }) {
  const t = useText();
  const tell = useTell();
  const retry = useAct(routes.platform.retry, { refresh });
  const leave = useAct(routes.platform.leave, {
    refresh,
    onDone: () => tell.done(t(($) => $.console.platformLink.left)),
  });
  return (
    <div className="row">
      {link.state !== 'connected' && (
        <Button onClick={() => retry.mutate({})} loading={retry.isPending}>
          {t(($) => $.console.platformLink.retry)}
        </Button>
      )}
      <Popconfirm
        title={t(($) => $.console.platformLink.leaveAsk)}
        description={<div className="form-alert">{t(($) => $.console.platformLink.leaveWhat)}</div>}
        okText={t(($) => $.console.platformLink.leave)}
        okButtonProps={{ danger: true }}
        onConfirm={() => leave.mutate({})}
      >
        <Button danger loading={leave.isPending}>
          {t(($) => $.console.platformLink.leave)}
        </Button>
      </Popconfirm>
    </div>
  );
}
