import { type DeliveryAttemptView, integrationRoutes } from '@vedette/contract/platform';
import { Drawer, Tag } from 'antd';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { useEventName } from '../use-event-name.ts';

const colours = { delivered: 'green', again: 'orange', gone: 'red' } as const;

function AttemptLine({ attempt }: { readonly attempt: DeliveryAttemptView }) {
  const t = useText();
  const format = useFormat();
  const { at, outcome, status, fault } = attempt;
  return (
    <li className="spread list-line">
      <span className="number">{format.dateTime(at)}</span>
      <span className="row">
        <span className="quiet">{[fault, status].filter((part) => part !== null).join(' ')}</span>
        <Tag color={colours[outcome]}>{t(($) => $.platform.integrations.delivery.outcome[outcome])}</Tag>
      </span>
    </li>
  );
}

/** One message: what came of each attempt to bring it, and what it says. */
export function DeliveryDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const eventName = useEventName();
  const found = useAnswer(integrationRoutes.delivery, { params: { id } });
  const type = found.data?.delivery.event.type;
  return (
    <Drawer open size="large" title={type === undefined ? ' ' : eventName(type)} onClose={onClose}>
      <Answered query={found}>
        {({ attempts, data }) => (
          <div className="stack">
            <h2 className="section">{t(($) => $.platform.integrations.delivery.attempts)}</h2>
            {attempts.length === 0 ? (
              <EmptyNote text={t(($) => $.platform.integrations.delivery.attemptsNone)} />
            ) : (
              <ul className="plain-list">
                {attempts.map((attempt) => (
                  <AttemptLine key={attempt.at} attempt={attempt} />
                ))}
              </ul>
            )}
            <h2 className="section">{t(($) => $.platform.integrations.delivery.content)}</h2>
            <pre className="mono pre breakable">{JSON.stringify(data, null, 2)}</pre>
          </div>
        )}
      </Answered>
    </Drawer>
  );
}
