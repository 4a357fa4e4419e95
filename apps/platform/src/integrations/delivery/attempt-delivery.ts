import { instant } from '@vedette/domain';
import type { Attempt, ChannelKind, DueDelivery, OutwardEvent } from '@vedette/store/platform';
import { mailOf } from '../mail/mail-message.ts';
import type { MailPost } from '../mail/post-mail.ts';
import type { OutwardAnswer, OutwardMessage } from '../outgoing/post-outward.ts';
import { type RobotKind, robotKinds, robots } from '../robots/index.ts';
import type { Notice } from '../robots/robot.ts';
import { webhookMessage, webhookVerdict } from '../webhooks/webhook.ts';
import { attemptsAtMost, nextAttemptIn } from './delivery-plan.ts';

/** Address and secret of a channel, unwrapped for one attempt. */
export interface OpenAddress {
  /** A URL, or a mailbox. */
  readonly address: string;
  /** The caller zeroes it. */
  readonly secret: Buffer | null;
}

export interface DeliveryDeps {
  readonly open: (due: DueDelivery) => Promise<OpenAddress>;
  readonly post: (message: OutwardMessage) => Promise<OutwardAnswer>;
  /** Null where no mail server is set. */
  readonly mail: MailPost | null;
  /** What a person is told of an event, in the language of the channel. */
  readonly noticeOf: (event: OutwardEvent, language: 'zh-CN' | 'en') => Notice;
  readonly now: () => number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
}

/** One attempt at one delivery: what to write down of it. */
export async function attemptDelivery(due: DueDelivery, deps: DeliveryDeps): Promise<Attempt> {
  const opened = await deps.open(due);
  try {
    const { answer, outcome } = await sent(due, opened, deps);
    const attempts = due.delivery.attempts + 1;
    const wait =
      outcome === 'again' ? nextAttemptIn(Math.min(attempts, attemptsAtMost), deps.random()) : null;
    const at = instant(deps.now());
    if (answer.kind === 'failed') return { at, outcome, status: null, fault: answer.fault, wait };
    return { at, outcome, status: answer.status, fault: null, wait };
  } finally {
    opened.secret?.fill(0);
  }
}

interface Sent {
  readonly answer: OutwardAnswer;
  readonly outcome: Attempt['outcome'];
}

async function sent({ channel, delivery }: DueDelivery, to: OpenAddress, deps: DeliveryDeps): Promise<Sent> {
  const { event } = delivery;
  if (channel.kind === 'mail')
    return byMail(mailOf(deps.noticeOf(event, channel.language), to.address, event.id), deps);
  if (!URL.canParse(to.address))
    return { answer: { kind: 'failed', fault: 'target-not-allowed' }, outcome: 'again' };
  const url = new URL(to.address);
  if (isRobot(channel.kind)) {
    const robot = robots[channel.kind];
    const notice = deps.noticeOf(event, channel.language);
    const answer = await deps.post(robot.message(notice, { url, secret: to.secret }, deps.now()));
    return { answer, outcome: robot.isTaken(answer) ? 'delivered' : 'again' };
  }
  const { id, type, at, data } = event;
  const body = { id, type, timestamp: new Date(at).toISOString(), data };
  const secret = to.secret ?? Buffer.alloc(0);
  const answer = await deps.post(webhookMessage(url, secret, body, new Date(deps.now())));
  return { answer, outcome: webhookVerdict(answer) };
}

async function byMail(message: ReturnType<typeof mailOf>, { mail }: DeliveryDeps): Promise<Sent> {
  const answer: OutwardAnswer =
    mail === null ? { kind: 'failed', fault: 'not-reached' } : await mail.post(message);
  return { answer, outcome: answer.kind === 'answered' && answer.status < 300 ? 'delivered' : 'again' };
}

const isRobot = (kind: ChannelKind): kind is RobotKind => robotKinds.some((robot) => robot === kind);
