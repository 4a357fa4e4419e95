import { replyTo } from '@vedette/credential';
import { VedetteError } from '@vedette/domain';
import type { AppDeps } from './deps.ts';
import type { Handlers } from './serve.ts';

/** What wallets on people's phones call. They have no session: a question's own secrets say whose answer it is. */
export function walletHandlers({ credentials, clock, lanes }: AppDeps): Handlers<'wallet'> {
  const { requests } = credentials;
  return {
    request: (c) => {
      const found = requests?.requestObject(c.req.valid('param').id, clock.now()) ?? null;
      if (found === null) throw new VedetteError('not-found', 'caller', { at: 'request' });
      return c.body(found, 200, { 'Content-Type': 'application/oauth-authz-req+jwt' });
    },
    answer: async (c) => {
      if (requests === null) throw new VedetteError('not-found', 'caller', { at: 'request' });
      const answer = await requests.answer(c.req.valid('param').id, await c.req.text(), clock.now());
      if (answer.ok) lanes.present(answer.lane, answer.presentation);
      else if (answer.lane !== null) lanes.askAgain(answer.lane);
      const reply = replyTo(answer);
      return c.json(reply.body, reply.status);
    },
  };
}
