import { duration, type Instant, instant, type LaneId } from '@vedette/domain';
import { issueCertificate, testKeyPair } from '@vedette/testing';
import type { Verification } from '../src/core/verification.ts';
import type { LaneAnswer } from '../src/openid4vp/answer.ts';
import { queryFor } from '../src/openid4vp/dcql.ts';
import { LaneRequests, type LaneRequestsOptions, walletPaths } from '../src/openid4vp/lane-requests.ts';
import { parseRequestClient } from '../src/openid4vp/request-client.ts';
import type { WalletBehaviour } from '../src/openid4vp/simulated/simulated-wallet.ts';
import { SimulatedWallet } from '../src/openid4vp/simulated/simulated-wallet.ts';
import { parseSdJwtTrust } from '../src/sd-jwt/parse-trust.ts';
import { holderKeys, issue, judge, now, trustJson } from './sd-jwt-stand.ts';

export const lane = 'lane-1' as LaneId;
export const origin = 'https://gate.example';
export const ttl = duration(60_000);
export const later = (milliseconds: number): Instant => instant(now + milliseconds);

/** Bytes that never come twice, and are the same in every run. */
export function countingBytes(): (count: number) => Uint8Array {
  let made = 0;
  return (count) => {
    made += 1;
    return new Uint8Array(count).map((_, at) => (made * 31 + at * 7) % 256);
  };
}

const certified = testKeyPair();
const validity = [now - 86_400_000, now + 86_400_000] as const;
export const certificate = issueCertificate({
  ...{ subject: 'gate', key: certified.key, validity, dnsNames: ['gate.example'] },
});
export const clientJson = (scheme: string) => ({
  scheme,
  certificates: [certificate.toString()],
  key: certified.key.export({ type: 'pkcs8', format: 'pem' }),
});
export const trust = parseSdJwtTrust(trustJson());

/** A lane that asks for name and birth date, and a wallet that can answer. */
export function stand(options: Partial<LaneRequestsOptions> = {}) {
  const requests = new LaneRequests({
    ...{ origin, client: parseRequestClient({ scheme: 'redirect_uri' }), responseMode: 'direct_post', ttl },
    random: countingBytes(),
    ...options,
  });
  const wallet = new SimulatedWallet({
    credentials: [{ issued: issue({}, {}, 2).compact, holderKey: holderKeys.key }],
    now: () => now,
    fetchRequest: async (uri) =>
      requests.requestObject(uri.slice(origin.length + walletPaths.requests.length), now) ?? 'gone',
  });
  const query = queryFor(trust, ['name', 'birthDate']);
  if (query === null) throw new Error('The trust has no answer to the question');
  const ask = (at = now) => requests.open({ lane, query, at });
  const answer = async (qrText: string, behaviour?: WalletBehaviour, at = now): Promise<LaneAnswer> => {
    const { uri, body } = await wallet.answer(await wallet.read(qrText), behaviour);
    return requests.answer(uri.slice(origin.length + walletPaths.responses.length), body, at);
  };
  const verify = (answered: LaneAnswer, at = now): Promise<Verification> => {
    if (!answered.ok) throw new Error(answered.refusal);
    return judge(answered.presentation, { trust, askedFor: requests.findAsked }, { at });
  };
  return { requests, wallet, query, ask, answer, verify };
}
