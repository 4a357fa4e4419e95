import { type AppealView, appealRoutes, platformListRoutes } from '@vedette/contract/platform';
import { Button, Drawer, Form, Input } from 'antd';
import { useApi } from '../../../../api/api-context.ts';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { usePages } from '../../../../api/use-pages.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { Facts } from '../../../../parts/facts.tsx';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { PageLink } from '../../../app/page-link.tsx';
import { useMay } from '../../../session/session-context.ts';
import { useListName } from './appeals-tab.tsx';

type Step = 'answered' | 'upheld' | 'lifted';

/** Words to the person, and whether the entry stays. */
function AnswerForm({ id }: { readonly id: string }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<{ readonly text: string }>();
  const answer = useAct(appealRoutes.answer, {
    isQuiet: true,
    refresh: [appealRoutes.list, appealRoutes.messages, platformListRoutes.list, platformListRoutes.entries],
    onDone: (_, { params }) => {
      const step = params?.step as Step;
      tell.done(t(($) => $.platform.lists.appeals.done[step]));
      form.resetFields();
    },
  });
  const send = async (step: Step): Promise<void> => {
    const fields = await form.validateFields().catch(() => null);
    if (fields !== null) answer.mutate({ params: { id, step }, body: { text: fields.text } });
  };
  return (
    <Form form={form} name="answer" layout="vertical">
      {answer.isError && (
        <div className="form-alert">
          <ProblemAlert cause={answer.error} />
        </div>
      )}
      <Form.Item
        name="text"
        label={t(($) => $.platform.lists.appeals.text)}
        extra={t(($) => $.platform.lists.appeals.textHelp)}
        rules={[required]}
      >
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 3 }} />
      </Form.Item>
      <div className="row">
        <Button type="primary" loading={answer.isPending} onClick={() => void send('answered')}>
          {t(($) => $.platform.lists.appeals.answered)}
        </Button>
        <Button loading={answer.isPending} onClick={() => void send('upheld')}>
          {t(($) => $.platform.lists.appeals.upheld)}
        </Button>
        <SureButton
          label={t(($) => $.platform.lists.appeals.lifted)}
          question={t(($) => $.platform.lists.appeals.liftedSure)}
          loading={answer.isPending}
          onSure={() => void send('lifted')}
        />
      </div>
    </Form>
  );
}

function Messages({ id }: { readonly id: string }) {
  const t = useText();
  const format = useFormat();
  const messages = useAnswer(appealRoutes.messages, { params: { id } });
  return (
    <Answered query={messages}>
      {(all) => (
        <ol className="plain-list" aria-label={t(($) => $.platform.lists.appeals.messages)}>
          {all.map(({ at, byPerson, text }) => (
            <li key={`${at} ${text}`} className="list-line">
              <div>
                <strong>
                  {byPerson
                    ? t(($) => $.platform.lists.appeals.person)
                    : t(($) => $.platform.lists.appeals.office)}
                </strong>{' '}
                <time className="quiet number">{format.dateTime(at)}</time>
                <p className="note">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Answered>
  );
}

function Appeal({ appeal }: { readonly appeal: AppealView }) {
  const t = useText();
  const format = useFormat();
  const listName = useListName();
  const [mayDecide, maySee] = [useMay('appeals-decide'), useMay('people-see')];
  const { id, list, person, phase, filedAt, dueAt, decidedAt } = appeal;
  return (
    <div className="stack">
      <Facts
        items={[
          [t(($) => $.platform.lists.appeals.state), t(($) => $.platform.lists.appeals.phase[phase])],
          [
            t(($) => $.platform.lists.appeals.list),
            <PageLink key="list" to="lists" search={{ list }}>
              {listName(list)}
            </PageLink>,
          ],
          [t(($) => $.platform.lists.appeals.filed), format.dateTime(filedAt)],
          ...(decidedAt === null
            ? [[t(($) => $.platform.lists.appeals.due), format.dateTime(dueAt)] as const]
            : []),
        ]}
      />
      {maySee && (
        <PageLink to="people" search={{ person }}>
          {t(($) => $.platform.lists.appeals.showPerson)}
        </PageLink>
      )}
      <Messages id={id} />
      {decidedAt !== null && (
        <p className="quiet">{t(($) => $.platform.lists.appeals.over, { at: format.dateTime(decidedAt) })}</p>
      )}
      {decidedAt === null && mayDecide && <AnswerForm id={id} />}
    </div>
  );
}

/** One appeal; found among those listed, a page at a time. */
export function AppealDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const { call } = useApi();
  const { pages, items } = usePages([appealRoutes.list.path, 'one'], (cursor, signal) =>
    call(appealRoutes.list, { query: { ...cursor, limit: 200 } }, signal),
  );
  const appeal = items.find((each) => each.id === id);
  return (
    <Drawer open size="large" title={t(($) => $.platform.lists.appeals.title)} onClose={onClose}>
      {pages.isError && <ProblemAlert cause={pages.error} onRetry={() => void pages.refetch()} />}
      {appeal !== undefined && <Appeal appeal={appeal} />}
      {appeal === undefined && pages.isSuccess && <EmptyNote />}
    </Drawer>
  );
}
