import { type Answer, refused } from '../adapter.ts';
import type { ErrorCodes } from '../config/common-config.ts';
import { GatewayFailure } from '../transport/failure.ts';

/**
 * What a platform's own error code says of the question.
 * @throws GatewayFailure `error-code` when it was not told what it means
 */
export function refusalOf(code: number, { rejected, notFound, expired }: ErrorCodes): Answer {
  if (rejected.includes(code)) return refused('gateway-rejected');
  if (notFound.includes(code)) return refused('status-not-found');
  if (expired.includes(code)) return refused('stale-presentation');
  throw new GatewayFailure('error-code');
}
