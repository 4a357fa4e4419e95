import type { Instant } from '@vedette/domain';
import { type AdapterQuestion, askingPurpose, signingPurpose } from '../adapter.ts';
import type { GatewayRequest } from '../transport/transport.ts';
import type { NationalConfig } from './config.ts';
import { signFields } from './sign.ts';

/** A form with the account, the time in milliseconds, the question, and the signature over all of them. */
export function nationalRequest(
  config: NationalConfig,
  question: AdapterQuestion,
  at: Instant,
): GatewayRequest {
  const fields = {
    appId: config.appId,
    secretKey: config.secretKey.unwrap(signingPurpose),
    timestamp: String(at),
    ...questionFields(config, question),
  };
  return {
    method: 'POST',
    path: question.kind === 'code' ? '/health/decode' : '/health/code',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams({ ...fields, sign: signFields(fields) }).toString(),
  };
}

function questionFields(config: NationalConfig, question: AdapterQuestion): Readonly<Record<string, string>> {
  if (question.kind === 'code') return { code_content: question.text.unwrap(askingPurpose) };
  return {
    certificate_id: question.number.unwrap(askingPurpose),
    certificate_type: config.certificateType,
    name: question.name.unwrap(askingPurpose),
  };
}
