import { addCheckpointBytesAtMost, type WitnessReply } from '@vedette/vault/log';

/** A witness that needs longer is asked again at the next turn; milliseconds. */
const patience = 5_000;

/**
 * Sends a checkpoint to a witness (C2SP tlog-witness). Its address is the operator's own setting, so it may lie in an
 * inner network; where it sends us on to, we do not go. @throws when nobody answers
 */
export async function postCheckpoint(url: string, body: string): Promise<WitnessReply> {
  const answer = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
    ...{ method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(patience) },
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
  return { status: answer.status, body: await textOf(answer) };
}

/** No more of it than an answer can have. */
async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > addCheckpointBytesAtMost) throw new RangeError('too long an answer');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
