import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Instant } from '@vedette/domain';
import { CompactEncrypt, CompactSign } from 'jose';
import { type Json, memberOf } from '../../common/strict-json.ts';
import { digestOf } from '../../sd-jwt/disclosure.ts';
import type { CredentialQuery } from '../dcql.ts';
import { allDisclosures, disclosuresFor, type HeldCredential, holdCredential } from './held-credential.ts';
import { readRequest, type WalletRequest } from './read-request.ts';

/** What the wallet does with a request: what it should, or one thing that it should not. */
export const walletBehaviours = [
  'honest',
  'replays-last-answer',
  'wrong-nonce',
  'wrong-audience',
  'strips-key-binding',
  'signs-with-another-key',
  'discloses-everything',
  'withholds-a-claim',
  'refuses',
  'sends-mdoc',
] as const;
export type WalletBehaviour = (typeof walletBehaviours)[number];

export interface WalletCredential {
  /** As issued: `<JWT>~<disclosure>~…~`. */
  readonly issued: string;
  /** Private key of the holder, P-256 or Ed25519. */
  readonly holderKey: KeyObject;
}

export interface SimulatedWalletOptions {
  readonly credentials: readonly WalletCredential[];
  readonly now: () => Instant;
  /** Fetches a signed request by GET; a wallet without a network reads unsigned ones alone. */
  readonly fetchRequest?: (uri: string) => Promise<string>;
}

/** The POST that answers a request, as `application/x-www-form-urlencoded`. */
export interface WalletAnswer {
  readonly uri: string;
  readonly body: string;
}

/** A wallet on a telephone, for tests and the demo: honest, or a given kind of crook. */
export class SimulatedWallet {
  readonly #options: SimulatedWalletOptions;
  #lastToken: Json | null = null;

  constructor(options: SimulatedWalletOptions) {
    this.#options = options;
  }

  /** @throws TypeError for a request that a wallet would refuse */
  read(qrText: string): Promise<WalletRequest> {
    const { fetchRequest = () => Promise.reject(new TypeError('This wallet has no network')) } =
      this.#options;
    return readRequest(qrText, fetchRequest);
  }

  async answer(request: WalletRequest, behaviour: WalletBehaviour = 'honest'): Promise<WalletAnswer> {
    const { responseUri: uri, state } = request;
    if (behaviour === 'refuses') return { uri, body: formOf({ error: 'access_denied', state }) };
    const replayed = behaviour === 'replays-last-answer' ? this.#lastToken : null;
    const token = replayed ?? (await this.#tokenFor(request, behaviour));
    this.#lastToken = token;
    if (request.responseMode === 'direct_post')
      return { uri, body: formOf({ vp_token: JSON.stringify(token), state }) };
    return { uri, body: formOf({ response: await encrypt(request, { vp_token: token, state }) }) };
  }

  /** @throws TypeError when no credential has what is asked for */
  async #tokenFor(request: WalletRequest, behaviour: WalletBehaviour): Promise<Json> {
    for (const query of request.query.credentials) {
      for (const { issued, holderKey } of this.#options.credentials) {
        const held = holdCredential(issued);
        const disclosures = select(held, query);
        if (disclosures === null) continue;
        if (behaviour === 'sends-mdoc') return { [query.id]: [deviceResponse] };
        const presented = presentedWith(behaviour, held, disclosures);
        const bound = `${[held.issuerJwt, ...presented].join('~')}~`;
        return { [query.id]: [bound + (await this.#keyBinding(request, bound, holderKey, behaviour))] };
      }
    }
    throw new TypeError('This wallet has nothing that answers');
  }

  async #keyBinding(
    { nonce, clientId }: WalletRequest,
    bound: string,
    holderKey: KeyObject,
    behaviour: WalletBehaviour,
  ): Promise<string> {
    if (behaviour === 'strips-key-binding') return '';
    const claims = {
      iat: Math.floor(this.#options.now() / 1_000),
      aud: behaviour === 'wrong-audience' ? 'redirect_uri:https://other.example/' : clientId,
      nonce: behaviour === 'wrong-nonce' ? `${nonce.slice(1)}A` : nonce,
      sd_hash: digestOf(bound),
    };
    const key = behaviour === 'signs-with-another-key' ? anotherKey(holderKey) : holderKey;
    return new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: key.asymmetricKeyType === 'ed25519' ? 'EdDSA' : 'ES256', typ: 'kb+jwt' })
      .sign(key);
  }
}

/** Head of a DeviceResponse of ISO 18013-5: a CBOR map with its version. */
const deviceResponse = Buffer.from('a26776657273696f6e63312e30', 'hex').toString('base64url');

const formOf = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();

/** The disclosures that a query needs; null when the credential does not answer it. */
function select(held: HeldCredential, { meta, claims = [] }: CredentialQuery): readonly string[] | null {
  const vct = memberOf(held.payload, 'vct');
  if (typeof vct !== 'string' || !meta.vct_values.includes(vct)) return null;
  const found = claims.map(({ path }) => disclosuresFor(held, path));
  return found.includes(null) ? null : [...new Set(found.flatMap((each) => each ?? []))];
}

function presentedWith(
  behaviour: WalletBehaviour,
  held: HeldCredential,
  chosen: readonly string[],
): readonly string[] {
  if (behaviour === 'discloses-everything') return allDisclosures(held);
  return behaviour === 'withholds-a-claim' ? chosen.slice(0, -1) : chosen;
}

const anotherKey = (key: KeyObject): KeyObject =>
  key.asymmetricKeyType === 'ed25519'
    ? generateKeyPairSync('ed25519').privateKey
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

async function encrypt({ answerKeys: [jwk] }: WalletRequest, payload: object): Promise<string> {
  if (jwk === undefined) throw new TypeError('The request has no key to encrypt to');
  return new CompactEncrypt(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: jwk.alg, enc: 'A128GCM', kid: jwk.kid })
    .encrypt(createPublicKey({ key: jwk, format: 'jwk' }));
}
