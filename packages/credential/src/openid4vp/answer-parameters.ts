import type { Json } from '../common/strict-json.ts';
import { type AnswerRefusal, maxAnswerLength } from './answer.ts';
import { type AnswerKey, openAnswer } from './answer-key.ts';
import { parseForm } from './form.ts';

/** The answer's parameters, out of the form or out of what is encrypted in it. */
export async function parametersOf(
  body: string,
  answerKey: AnswerKey | null,
): Promise<ReadonlyMap<string, Json> | AnswerRefusal> {
  if (body.length > maxAnswerLength) return { refusal: 'too-large' };
  const form = parseForm(body);
  if (form === null) return { refusal: 'malformed' };
  // A wallet that cannot read the request has no key to encrypt its refusal with.
  if (answerKey === null || form.has('error')) return form;
  const encrypted = form.get('response');
  if (encrypted === undefined) return { refusal: 'not-encrypted' };
  const opened = await openAnswer(encrypted, answerKey);
  return opened === null ? { refusal: 'malformed' } : new Map(Object.entries(opened));
}
