import { randomBytes } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import type { Keeper } from '../port.ts';
import {
  answerBytes,
  type LanAct,
  type LanAnswer,
  lanAnswerSchema,
  lanKeeperPath,
  lanRefusalSchema,
  lanText,
  messageBytesAtMost,
  requestBytes,
} from './messages.ts';
import { isSignedWith, type SigningKey } from './signing-key.ts';

export interface LanKeeperOptions {
  readonly url: string;
  /** The keeper's Ed25519 key, 32 bytes: whoever else answers is not believed. */
  readonly keeperKey: Uint8Array;
  readonly device: SigningKey;
  readonly fetch?: typeof fetch;
}

const patience = 5_000;

/** The other share at a keeper in the same network. */
export function lanKeeper(options: LanKeeperOptions): Keeper {
  const pointOf = async (act: LanAct, generation: number, point: Uint8Array | null): Promise<Uint8Array> => {
    const answer = await ask(options, act, generation, point);
    if (answer.point === null) throw strange();
    return answer.point;
  };
  return {
    kind: 'lan',
    forgetting: 'as-its-medium',
    unattended: true,
    prepare: (generation) => pointOf('prepare', generation, null),
    answer: (generation, point) => pointOf('answer', generation, point),
    settled: async ({ generation }) => (await ask(options, 'settled', generation, null)).gone,
    async dismiss(generation) {
      await ask(options, 'dismiss', generation, null);
    },
  };
}

async function ask(
  { url, keeperKey, device, fetch: post = fetch }: LanKeeperOptions,
  act: LanAct,
  generation: number,
  asked: Uint8Array | null,
): Promise<LanAnswer> {
  const point = asked === null ? null : Buffer.from(asked);
  const request = { device: device.publicKey, act, nonce: randomBytes(16), generation, point };
  const signed = { ...request, signature: device.sign(requestBytes(request)) };
  const body = await bodyOf(post, new URL(lanKeeperPath, url), lanText(signed));
  const answer = lanAnswerSchema.safeParse(body);
  if (!answer.success) throw strange();
  if (!isSignedWith(keeperKey, answerBytes(signed, answer.data), answer.data.signature)) throw strange();
  return answer.data;
}

async function bodyOf(post: typeof fetch, url: URL, text: string): Promise<unknown> {
  const response = await post(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch((cause: unknown) => {
    throw new VedetteError('keeper-unreachable', 'world', { at: url.host }, { cause });
  });
  const body = await boundedJson(response);
  if (response.ok) return body;
  const refusal = lanRefusalSchema.safeParse(body);
  const refused = refusal.success && ['keeper-refused', 'not-allowed'].includes(refusal.data.code);
  const at = refusal.success ? (refusal.data.at ?? refusal.data.code) : url.host;
  throw new VedetteError(refused ? 'keeper-refused' : 'keeper-unreachable', 'world', { at });
}

/** Undefined for what is no JSON, or longer than any answer. */
async function boundedJson(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > messageBytesAtMost) return undefined;
      parts.push(part);
    }
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Somebody else answers, or the keeper does not know what it says: it is asked again later. */
const strange = () => new VedetteError('keeper-unreachable', 'world', { at: 'answer' });
