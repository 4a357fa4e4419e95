import { createHash } from 'node:crypto';
import { Personal, type Presentation } from '@vedette/domain';
import { type CredentialFormat, parsed, refusedParse } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import type { CodeHint } from './config/hint.ts';
import type { StatusGateway } from './gateway.ts';
import { isForeign, matchesHint } from './hint-match.ts';
import { subjectOf } from './subject.ts';
import { verificationOf } from './verification.ts';

/** A gateway and how its codes begin. */
export interface GatewayRoute {
  readonly gateway: StatusGateway;
  readonly hints: readonly CodeHint[];
}

export interface HealthCodeGateways {
  /** The first whose hint fits is asked. */
  readonly routes: readonly GatewayRoute[];
  /** Asked about text that nobody claims; null where such text is no health code at this site. */
  readonly fallback: StatusGateway | null;
}

/** A code of which nothing is known but whom to ask. */
export interface HealthCode {
  readonly text: Personal<string>;
  readonly gateway: StatusGateway;
}

/**
 * Personal health codes (个人健康信息码, GB/T 38961). What they hold is opaque: it is handed to a gateway as data,
 * and what they look like, an address or a command, means nothing here.
 */
export function healthCodeFormat(gateways: HealthCodeGateways): CredentialFormat<HealthCode> {
  return {
    format: 'health-code',
    media: ['qr', 'manual'],
    detect: ({ bytes }) => gatewayFor(textOf(bytes), gateways) !== null,
    parse: (presentation) => parse(presentation, gateways),
    async verify({ text, gateway }, context) {
      const raw = text.map((plain) => new TextEncoder().encode(plain)).unwrap('health-status');
      const reply = await gateway.check({ raw }, context);
      const subject = reply.report === null ? null : subjectOf(reply.report.subject, context);
      // Keyed, because what a guard types in can be a number that is soon guessed.
      const replayKey = replayKeyOf('health-code', gateway.id, context.hashNumber(text.map(digestOf)));
      return verificationOf({ gateway, reply, subject, binding: 'bearer', replayKey }, context);
    },
  };
}

/** Numbers are hashed without regard to case; codes are not to be. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function parse({ bytes }: Presentation, gateways: HealthCodeGateways) {
  const text = textOf(bytes);
  const gateway = gatewayFor(text, gateways);
  return text === null || gateway === null
    ? refusedParse('malformed')
    : parsed({ text: new Personal(text), gateway });
}

function gatewayFor(text: string | null, { routes, fallback }: HealthCodeGateways): StatusGateway | null {
  if (text === null || text === '' || isForeign(text)) return null;
  const route = routes.find(({ hints }) => hints.some((hint) => matchesHint(text, hint)));
  return route?.gateway ?? fallback;
}

/** Null for bytes that are no text. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
