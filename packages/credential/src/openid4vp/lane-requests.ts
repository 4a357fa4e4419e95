import { timingSafeEqual } from 'node:crypto';
import {
  after,
  type Duration,
  duration,
  type Instant,
  type LaneId,
  type Presentation,
  type PresentationChallenge,
  VedetteError,
} from '@vedette/domain';
import type { Json } from '../common/strict-json.ts';
import type { AskedFor, FindAsked } from '../sd-jwt/asked.ts';
import { type AnswerRefusal, contentOf, type LaneAnswer } from './answer.ts';
import { type AnswerKey, makeAnswerKey } from './answer-key.ts';
import { parametersOf } from './answer-parameters.ts';
import type { CredentialQuery, DcqlQuery } from './dcql.ts';
import { readOrigin } from './origin.ts';
import { clientIdOf, type RequestClient } from './request-client.ts';
import {
  clientMetadata,
  type RequestParameters,
  type ResponseMode,
  requestText,
  signRequest,
} from './request-object.ts';

export interface LaneRequestsOptions {
  /** Where wallets reach the sentinel: `https://host[:port]`; plain HTTP on this very machine alone. */
  readonly origin: string;
  readonly client: RequestClient;
  readonly responseMode: ResponseMode;
  /** How long a question may be answered. */
  readonly ttl: Duration;
  /** Bytes from a cryptographic source. */
  readonly random: (bytes: number) => Uint8Array;
}

export interface WalletQuestion {
  readonly lane: LaneId;
  readonly query: DcqlQuery;
  readonly at: Instant;
}

/** A question to whoever stands at a lane, to be shown as a QR code. */
export interface LaneRequest {
  readonly id: string;
  readonly lane: LaneId;
  readonly qrText: string;
  readonly expiresAt: Instant;
}

/** Paths of the two addresses that a wallet calls, under the origin; the request's id follows. */
export const walletPaths = {
  requests: '/api/openid4vp/requests/',
  responses: '/api/openid4vp/responses/',
} as const;

/**
 * Of one lane few are kept, so that a code may be renewed while somebody still answers the one before; an answered
 * question is kept for a while, so that the verifier can look up what was asked.
 */
const limits = { open: 256, ofLane: 4, kept: duration(60_000) } as const;

interface Asked extends LaneRequest {
  readonly query: DcqlQuery;
  readonly challenge: PresentationChallenge;
  readonly state: string;
  readonly answerKey: AnswerKey | null;
  readonly requestObject: string | null;
  answered: CredentialQuery | 'refused' | null;
}

/** Questions to wallets (OpenID4VP 1.0, cross device): each has its own nonce and state, and is answered once. */
export class LaneRequests {
  readonly #options: LaneRequestsOptions;
  readonly #origin: URL;
  readonly #asked = new Map<string, Asked>();

  /** @throws VedetteError `input-invalid` for an origin that wallets would refuse, or that the certificate is not for */
  constructor(options: LaneRequestsOptions) {
    this.#options = options;
    this.#origin = readOrigin(options.origin);
    clientIdOf(options.client, this.#origin);
  }

  /** @throws VedetteError `rate-limited` when too many questions are open */
  async open({ lane, query, at }: WalletQuestion): Promise<LaneRequest> {
    const { client, responseMode, ttl } = this.#options;
    const [id, nonce, state] = [this.#secret(), this.#secret(), this.#secret()];
    const responseUri = new URL(walletPaths.responses + id, this.#origin);
    const answerKey = responseMode === 'direct_post.jwt' ? makeAnswerKey(this.#secret()) : null;
    const clientId = clientIdOf(client, responseUri);
    const parameters: RequestParameters = {
      ...{ response_type: 'vp_token', client_id: clientId, response_uri: responseUri.href },
      ...{ response_mode: responseMode, nonce, state, dcql_query: query },
      client_metadata: clientMetadata(answerKey),
    };
    const expiresAt = after(at, ttl);
    const isSigned = client.scheme !== 'redirect_uri';
    const requestObject = isSigned
      ? await signRequest(parameters, client, { issuedAt: at, expiresAt })
      : null;
    const requestUri = isSigned ? new URL(walletPaths.requests + id, this.#origin).href : null;
    const shown = { id, lane, qrText: requestText(parameters, requestUri), expiresAt };
    const challenge = { nonce, audience: clientId, issuedAt: at };
    this.#makeRoom(lane, at);
    this.#asked.set(id, { ...shown, query, challenge, state, answerKey, requestObject, answered: null });
    return shown;
  }

  /** The signed request that a wallet fetches; null where there is none, or none any more. */
  requestObject(id: string, at: Instant): string | null {
    return this.awaits(id, at) ? (this.#asked.get(id)?.requestObject ?? null) : null;
  }

  /**
   * Takes a wallet's answer, the body of its POST. The first that belongs to the question is the only one; one with
   * the wrong state changes nothing, so that nobody spends a question by its id alone.
   */
  async answer(id: string, body: string, at: Instant): Promise<LaneAnswer> {
    const asked = this.#asked.get(id);
    if (asked === undefined) return { ok: false, lane: null, refusal: 'unknown-request' };
    const refuse = (refusal: AnswerRefusal): LaneAnswer => ({ ok: false, lane: asked.lane, ...refusal });
    const parameters = await parametersOf(body, asked.answerKey);
    if ('refusal' in parameters) return refuse(parameters);
    if (!isSameSecret(parameters.get('state'), asked.state)) return refuse({ refusal: 'state-mismatch' });
    if (!(at < asked.expiresAt)) return refuse({ refusal: 'expired' });
    if (asked.answered !== null) return refuse({ refusal: 'already-answered' });
    const content = contentOf(parameters, asked.query);
    asked.answered = 'query' in content ? content.query : 'refused';
    if (!('query' in content)) return refuse(content);
    return { ok: true, lane: asked.lane, presentation: presentationOf(asked, content.text, at) };
  }

  /** For the verifier: what was asked in the question that an answer came to. */
  readonly findAsked: FindAsked = ({ nonce, audience }): AskedFor | null => {
    for (const { challenge, answered } of this.#asked.values()) {
      if (challenge.nonce !== nonce || challenge.audience !== audience) continue;
      if (answered === null || answered === 'refused') return null;
      const paths = (answered.claims ?? []).map(({ path }) => path);
      return { types: answered.meta.vct_values, paths };
    }
    return null;
  };

  /** Whether a question may still be answered. */
  awaits(id: string, at: Instant): boolean {
    const asked = this.#asked.get(id);
    return asked !== undefined && isOpen(asked, at);
  }

  /** Forgets a lane's questions, as when its passage is over. */
  forget(lane: LaneId): void {
    for (const asked of this.#asked.values()) if (asked.lane === lane) this.#asked.delete(asked.id);
  }

  #secret(): string {
    return Buffer.from(this.#options.random(32)).toString('base64url');
  }

  #makeRoom(lane: LaneId, at: Instant): void {
    for (const asked of this.#asked.values())
      if (at >= after(asked.expiresAt, limits.kept)) this.#asked.delete(asked.id);
    const ofLane = [...this.#asked.values()].filter((asked) => asked.lane === lane);
    for (const { id } of ofLane.slice(0, Math.max(0, ofLane.length - limits.ofLane + 1)))
      this.#asked.delete(id);
    if (this.#asked.size >= limits.open)
      throw new VedetteError('rate-limited', 'world', { at: 'openid4vp', values: { limit: limits.open } });
  }
}

const isOpen = ({ answered, expiresAt }: Asked, at: Instant): boolean => answered === null && at < expiresAt;

const presentationOf = ({ lane, challenge }: Asked, text: string, at: Instant): Presentation => ({
  ...{ medium: 'openid4vp', at, reader: `openid4vp:${lane}`, bytes: Buffer.from(text), challenge },
});

function isSameSecret(given: Json | undefined, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
