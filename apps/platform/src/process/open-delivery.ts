import { noticeOf } from '../alarms/alarm-notice.ts';
import type { PlatformConfig, StartArguments } from '../config.ts';
import type { DeliverDeps } from '../integrations/delivery/deliver.ts';
import { addressOpener } from '../integrations/handlers.ts';
import { type MailPost, openMailPost } from '../integrations/mail/post-mail.ts';
import { postOutward } from '../integrations/outgoing/post-outward.ts';
import type { Reach } from '../integrations/outgoing/reach.ts';
import type { Ground } from './open-ground.ts';
import { placeNames } from './place-names.ts';

export interface DeliveryNeeds {
  readonly start: StartArguments;
  readonly config: PlatformConfig;
  readonly origin: string;
  readonly reach: Reach;
}

/** For everything together: name, connection, answer. In milliseconds. */
const deadline = 15_000;

/** How messages go out: by HTTP within reach, and by mail where a server is set. */
export function openDelivery(ground: Ground, { start, config, origin, reach }: DeliveryNeeds) {
  const { store, custody, now, failed } = ground;
  const mail = mailPost(config, start);
  const names = placeNames(store.locations);
  const notices = { nameOf: names.nameOf, origin: `${origin}/console` };
  const openAddress = addressOpener(custody);
  const deliver: DeliverDeps = {
    ...{ deliveries: store.deliveries, mail, now, random: Math.random, failed: failed('delivery') },
    open: async (due) => {
      await names.learn(due);
      return openAddress(due);
    },
    post: (message) => postOutward(message, { reach, deadline }),
    noticeOf: (event, language) => noticeOf(notices, event, language),
  };
  return { deliver, close: () => mail?.close() };
}

/** Null where no mail server is set. */
function mailPost({ mail }: PlatformConfig, { mailPassword: password }: StartArguments): MailPost | null {
  return mail === null ? null : openMailPost({ ...mail, password, deadline });
}
