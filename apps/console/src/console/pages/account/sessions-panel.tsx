import { type OpenSessionView, ownAccountRoutes, platformSessionRoutes } from '@vedette/contract/platform';
import { Button, Tag } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { agentName } from './agent-name.ts';

function Session({ session }: { readonly session: OpenSessionView }) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const end = useAct(ownAccountRoutes.endSession, {
    refresh: [ownAccountRoutes.sessions, platformSessionRoutes.welcome],
    onDone: () => tell.done(t(($) => $.platform.account.sessions.ended)),
  });
  const { id, agent, address, by, createdAt, seenAt, isThisOne } = session;
  return (
    <li className="spread list-line">
      <span>
        <strong>{agentName(agent) ?? t(($) => $.platform.account.sessions.unknown)}</strong>{' '}
        {isThisOne && <Tag color="success">{t(($) => $.platform.account.sessions.here)}</Tag>}
        <br />
        <span className="quiet">
          {[
            address ?? '',
            t(($) => $.platform.account.sessions.by[by]),
            t(($) => $.platform.account.sessions.since, { at: format.moment(createdAt) }),
            t(($) => $.platform.account.sessions.seen, { at: format.moment(seenAt) }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </span>
      {!isThisOne && (
        <Button size="small" loading={end.isPending} onClick={() => end.mutate({ params: { id } })}>
          {t(($) => $.platform.account.sessions.end)}
        </Button>
      )}
    </li>
  );
}

/** Where one is signed in. */
export function SessionsPanel() {
  const t = useText();
  const sessions = useAnswer(ownAccountRoutes.sessions, {});
  return (
    <Panel title={t(($) => $.platform.account.sessions.title)}>
      <Answered query={sessions}>
        {(all) => (
          <ul className="plain-list">
            {all.map((session) => (
              <Session key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  );
}
