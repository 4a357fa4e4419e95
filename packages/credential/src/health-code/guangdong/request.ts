import type { Instant } from '@vedette/domain';
import { type AdapterQuestion, askingPurpose, signingPurpose } from '../adapter.ts';
import type { GatewayRequest } from '../transport/transport.ts';
import type { GuangdongConfig } from './config.ts';
import { signTif } from './sign.ts';

/** @param nonce made for this request alone */
export function guangdongRequest(
  { paasId, paasToken, servicePath }: GuangdongConfig,
  question: AdapterQuestion,
  at: Instant,
  nonce: string,
): GatewayRequest {
  const timestamp = String(Math.floor(at / 1_000));
  return {
    method: 'POST',
    path: servicePath,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'x-tif-paasid': paasId,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': signTif(timestamp, paasToken.unwrap(signingPurpose), nonce),
    },
    body: JSON.stringify(questionFields(question)),
  };
}

function questionFields(question: AdapterQuestion): Readonly<Record<string, string>> {
  if (question.kind === 'code') return { code: question.text.unwrap(askingPurpose) };
  return { name: question.name.unwrap(askingPurpose), id: question.number.unwrap(askingPurpose) };
}
