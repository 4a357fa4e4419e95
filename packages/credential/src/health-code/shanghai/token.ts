import { type Duration, duration, elapsed, type Instant, Personal } from '@vedette/domain';
import { z } from 'zod';
import { signingPurpose } from '../adapter.ts';
import { readReply } from '../reply/bounded-json.ts';
import { GatewayFailure } from '../transport/failure.ts';
import type { Transport } from '../transport/transport.ts';
import type { ShanghaiConfig } from './config.ts';

/** A token lives 24 hours; half of that leaves room for two clocks that differ. */
const keptFor: Duration = duration(12 * 3_600_000);

const reply = z.object({
  access_token: z
    .string()
    .regex(/^[\x21-\x7e]{1,1024}$/)
    .optional(),
});

/** The access token, fetched when it is missing or old. */
export class AccessToken {
  readonly #config: ShanghaiConfig;
  readonly #transport: Transport;
  #held: { readonly token: Personal<string>; readonly since: Instant } | null = null;

  constructor(config: ShanghaiConfig, transport: Transport) {
    this.#config = config;
    this.#transport = transport;
  }

  /** @throws GatewayFailure `not-authorised` when the gateway gives none */
  async get(at: Instant, signal: AbortSignal): Promise<Personal<string>> {
    const held = this.#held;
    if (held !== null) {
      const age = elapsed(held.since, at);
      if (age >= 0 && age < keptFor) return held.token;
    }
    const token = await this.#fetch(signal);
    this.#held = { token, since: at };
    return token;
  }

  forget(): void {
    this.#held = null;
  }

  async #fetch(signal: AbortSignal): Promise<Personal<string>> {
    const { appId, appSecret } = this.#config;
    const { body } = await this.#transport.send(
      {
        method: 'GET',
        path: '/gateway/auth/accesstoken/create',
        query: { appId, appSecret: appSecret.unwrap(signingPurpose) },
        headers: {},
      },
      signal,
    );
    const { access_token: token } = readReply(reply, body);
    if (token === undefined) throw new GatewayFailure('not-authorised');
    return new Personal(token);
  }
}
