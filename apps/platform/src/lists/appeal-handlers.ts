import type { appealRoutes, ListNoticeView } from '@vedette/contract/platform';
import {
  after,
  duration,
  type ListId,
  mayDecideAppeal,
  Personal,
  type PersonId,
  VedetteError,
} from '@vedette/domain';
import type { AppealId, Cursor, ListNotice, Reach } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { type Caller, reasonOf } from '../module/caller.ts';
import { demandLink, tokenHash } from '../module/secret-link.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { ListDeps } from './deps.ts';
import { appealView, messageView, noticeView } from './views.ts';

type Routes = typeof appealRoutes;

export const appealAccess: AccessOf<Routes> = {
  list: 'lists-see',
  messages: 'appeals-decide',
  file: 'lists-change',
  answer: 'appeals-decide',
  see: 'link',
  appeal: 'link',
  withdraw: 'link',
};

/** Until when somebody on a list is owed an answer (PIPL art. 50: without delay; here 15 days). */
const answerWithin = duration(15 * 86_400_000);

export function appealHandlers(deps: ListDeps): HandlersOf<Routes> {
  return { ...ofOperators(deps), ...ofThePerson(deps) };
}

function ofOperators({
  stores,
  audit,
  now,
}: ListDeps): Pick<HandlersOf<Routes>, 'list' | 'messages' | 'file' | 'answer'> {
  return {
    list: async (c) => {
      const { phase, limit, cursor } = c.req.valid('query');
      const filter = { phase, limit, cursor: cursor as Cursor | undefined };
      const page = await stores.appeals.list(callerOf(c).reach, filter);
      return { items: page.items.map((appeal) => appealView(appeal, now())), next: page.next };
    },
    messages: async (c) => {
      const caller = callerOf(c);
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      const id = c.req.valid('param').id as AppealId;
      if ((await stores.appeals.get(caller.reach, id)) === null)
        throw new VedetteError('not-found', 'caller', { at: 'appeal' });
      await note(audit, caller, 'appeal-seen', id, { reason });
      return (await stores.appeals.messages(caller.reach, id)).map(messageView);
    },
    file: async (c) => {
      const caller = callerOf(c);
      const { id, person } = c.req.valid('param');
      const entry = { list: id as ListId, person: person as PersonId };
      if ((await stores.lists.get(caller.reach, entry.list)) === null)
        throw new VedetteError('not-found', 'caller', { at: 'list' });
      const text = new Personal(c.req.valid('json').text);
      const appeal = await stores.appeals.file(entry, text, caller.account, after(now(), answerWithin));
      await note(audit, caller, 'appeal-filed', appeal.id);
      return appealView(appeal, now());
    },
    answer: async (c) => {
      const caller = callerOf(c);
      const { id, step } = c.req.valid('param');
      await demandOther(stores, caller, id as AppealId);
      const text = new Personal(c.req.valid('json').text);
      const appeal = await stores.appeals.step(caller.reach, id as AppealId, step, text, caller.account);
      await note(audit, caller, `appeal-${step}`, id);
      return appealView(appeal, now());
    },
  };
}

/** @throws `not-allowed` for whoever put the person on the list: an appeal is to somebody else */
async function demandOther(stores: ListDeps['stores'], caller: Caller, id: AppealId): Promise<void> {
  const appeal = await stores.appeals.get(caller.reach, id);
  if (appeal === null) throw new VedetteError('not-found', 'caller', { at: 'appeal' });
  const entries = await stores.lists.entriesOf(caller.reach, appeal.person);
  const addedBy = entries.find(({ list }) => list === appeal.list)?.addedBy ?? null;
  if (!mayDecideAppeal(caller.account, addedBy, true))
    throw new VedetteError('not-allowed', 'caller', { at: 'own entry' });
}

function ofThePerson(deps: ListDeps): Pick<HandlersOf<Routes>, 'see' | 'appeal' | 'withdraw'> {
  const { stores, audit, now } = deps;
  const say = async (
    token: string,
    event: 'said-more' | 'withdrawn',
    text: string,
  ): Promise<ListNoticeView> => {
    const notice = await held(deps, token);
    const { list, appeal, entry } = notice;
    const words = new Personal(text);
    const isOpen = appeal !== null && (appeal.phase === 'filed' || appeal.phase === 'answered');
    if (appeal !== null && isOpen) await stores.appeals.step(ownReach(notice), appeal.id, event, words, null);
    else if (event === 'said-more') await stores.appeals.file(entry, words, null, after(now(), answerWithin));
    else throw new VedetteError('conflict', 'caller', { at: 'appeal' });
    const action = event === 'withdrawn' ? 'appeal-withdrawn' : 'appeal-filed';
    const line = { organisation: list.organisation, actor: 'listed-person', action, target: list.id };
    await audit.append({ ...line, detail: null });
    return seen(deps, token);
  };
  return {
    see: (c) => seen(deps, c.req.valid('json').token),
    appeal: (c) => say(c.req.valid('json').token, 'said-more', c.req.valid('json').text),
    withdraw: (c) => say(c.req.valid('json').token, 'withdrawn', c.req.valid('json').text),
  };
}

async function held({ stores, now }: ListDeps, token: string): Promise<ListNotice> {
  return demandLink(await stores.appeals.notice(tokenHash(token), now()));
}

async function seen(deps: ListDeps, token: string): Promise<ListNoticeView> {
  const notice = await held(deps, token);
  const { appeal } = notice;
  const said = appeal === null ? [] : await deps.stores.appeals.messages(ownReach(notice), appeal.id);
  return noticeView(notice, said);
}

/** The bearer of a notice reaches the one entry that it names. */
const ownReach = ({ list }: ListNotice): Reach => ({ organisations: [list.organisation], places: null });
