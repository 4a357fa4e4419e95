import type { CredentialFormatName, CredentialOutcome, Instant } from '@vedette/domain';
import { readPayload } from '../input/read-payload.ts';
import type { Shell } from '../shell.ts';
import { findingJson } from './finding-json.ts';
import { findingText, trustLines } from './finding-text.ts';
import { readTrustFiles } from './read-trust.ts';
import { judgeSchema } from './schema-judgement.ts';
import { payloadLimit, verifyPayload } from './verify-payload.ts';

export interface VerifyOptions {
  readonly trust?: readonly string[];
  readonly at: Instant;
  readonly format?: CredentialFormatName;
  readonly schema?: true;
  readonly audience?: string;
  readonly showSubject?: true;
  readonly json?: true;
}

/** Formats that are verified without anybody's word. */
const selfStanding: ReadonlySet<CredentialFormatName | null> = new Set(['id-document', 'card']);

/**
 * Verifies what comes on standard input and prints the finding.
 * @returns its outcome; null where nothing was printed, because the payload is of a format that needs trust
 * @throws CommandError no-payload, no-trust, and what reading files can throw
 */
export async function verifyInput(shell: Shell, options: VerifyOptions): Promise<CredentialOutcome | null> {
  const question = {
    ...{ at: options.at, format: options.format, audience: options.audience ?? null },
    ...{ schema: options.schema === true, showSubject: options.showSubject === true },
  };
  // First: the same pipe may be about to write the trust that verifies it.
  const payload = await readPayload(shell, payloadLimit);
  const files = await readTrustFiles(options.trust ?? []);
  const found = await verifyPayload(payload, files, question);
  if (files.length === 0 && !selfStanding.has(found.format)) return null;
  const schema = question.schema ? judgeSchema(payload) : null;
  if (options.json === true) await shell.output.json(findingJson(found, question, schema));
  else
    for (const line of [...findingText(shell, found, question, schema), ...trustLines(shell, files)])
      await shell.output.line(line);
  return found.outcome;
}
