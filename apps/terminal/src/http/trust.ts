import { instant, VedetteError } from '@vedette/domain';
import { ownPassesId } from '../credentials/own-passes.ts';
import { openVerifier } from '../credentials/verifier.ts';
import { actorNames } from '../use-cases/access/actor-names.ts';
import { putTrust } from '../use-cases/trust/put-trust.ts';
import { trustView } from '../use-cases/trust/trust-view.ts';
import { verificationView } from '../use-cases/trust/verification-view.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

export function trustHandlers(deps: AppDeps): Handlers<'trust'> {
  const { store, credentials, clock } = deps;
  const { trust, audit, operators } = store;
  const sight = async () => ({
    ...{ at: clock.now(), gateways: credentials.trust.gateways() },
    nameOf: await actorNames(operators),
  });
  return {
    list: async () => {
      const looking = await sight();
      return (await trust.all()).map((document) => trustView(document, looking));
    },
    get: async (c) => {
      const { id } = c.req.valid('param');
      const found = (await trust.all()).find((document) => document.id === id);
      if (found === undefined) throw new VedetteError('not-found', 'caller', { at: 'trust' });
      return { summary: trustView(found, await sight()), document: found.document };
    },
    put: async (c) => {
      const { id } = c.req.valid('param');
      const { kind, name, document } = c.req.valid('json');
      const put = await putTrust(trust, { id, kind, name, document, by: callerOf(c).operator.id });
      await credentials.trust.reload();
      await note(c, audit, 'trust-changed', id, { kind });
      return trustView(put, await sight());
    },
    remove: async (c) => {
      const { id } = c.req.valid('param');
      if (id === ownPassesId) throw new VedetteError('conflict', 'caller', { at: 'own-passes' });
      if (!(await trust.remove(id))) throw new VedetteError('not-found', 'caller', { at: 'trust' });
      await credentials.trust.reload();
      await note(c, audit, 'trust-removed', id);
    },
    try: tryHandler(deps),
  };
}

/** As the lanes would; nothing is used up, and of the subject only the fields are told. */
function tryHandler({ credentials, clock, store }: AppDeps): Handlers<'trust'>['try'] {
  return async (c) => {
    const { text, at } = c.req.valid('json');
    const moment = at === undefined ? clock.now() : instant(at);
    const verifier = openVerifier({
      ...{ examiners: credentials.trust.examiners, hashNumber: credentials.hashNumber },
      clock: { now: () => moment, quality: clock.quality },
    });
    const presentation = { medium: 'qr', at: moment, reader: 'admin', bytes: Buffer.from(text) } as const;
    const started = performance.now();
    const found = await verifier.verify(presentation, { direction: 'in', duty: null, ledger: null });
    await note(c, store.audit, 'credential-tried', null, { format: found?.format ?? null });
    return {
      verification: found === null ? null : verificationView(found),
      ms: Math.round((performance.now() - started) * 10) / 10,
    };
  };
}
