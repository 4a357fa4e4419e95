import {
  generatePassKey,
  issuePass,
  type PassEntries,
  type PassKind,
  type PassRequest,
} from '@vedette/credential';
import { type Instant, instant, VedetteError } from '@vedette/domain';
import { CommandError } from '../output/command-error.ts';
import type { Shell } from '../shell.ts';
import { codeAsSvg, codeForTerminal } from './draw-code.ts';
import { readHolderKey } from './holder-key-file.ts';
import { isoOf } from './iso-of.ts';
import { writeNewFile } from './new-file.ts';
import { type PassKeys, passTrustFileOf, readPassKeys, writePassKeys } from './pass-key-file.ts';

export interface IssueOptions {
  readonly key: string;
  readonly newKey?: true;
  readonly issuer: string;
  readonly subject: string;
  readonly kind: PassKind;
  readonly entries: PassEntries;
  readonly from?: Instant;
  readonly until: Instant;
  readonly zone?: readonly string[];
  readonly holderKey?: string;
  readonly qr?: DrawnCode;
  readonly trustOut?: string;
  readonly json?: true;
}

/** Where a code is drawn: here, or in a new file. */
export type DrawnCode = { readonly on: 'terminal' } | { readonly on: 'svg'; readonly path: string };

/**
 * Issues a pass and prints its text; files are written before it, so that no pass is out that nobody can verify.
 * @throws CommandError no-pass, naming the options; exists, not-allowed, no-pass-key, no-holder-key, not-found
 */
export async function issueOne(shell: Shell, options: IssueOptions): Promise<void> {
  const request = await requestOf(shell, options);
  const keys: PassKeys = options.newKey === true ? [generatePassKey()] : await readPassKeys(options.key);
  const text = issued(request, keys);
  if (options.newKey === true) await writePassKeys(options.key, keys);
  if (options.trustOut !== undefined) {
    const trust = passTrustFileOf(keys, options.issuer, request.issuedAt);
    await writeNewFile(options.trustOut, `${JSON.stringify(trust, null, 2)}\n`);
  }
  if (options.qr?.on === 'svg') await writeNewFile(options.qr.path, codeAsSvg(text));
  if (options.json === true) await shell.output.json(passJson(text, request, keys));
  else await shell.output.line(text);
  if (options.qr?.on !== 'terminal') return;
  for (const row of codeForTerminal(text)) await shell.output.line(row);
}

/** A pass that is good from a moment that is past was as good as issued then. */
async function requestOf({ now }: Shell, options: IssueOptions): Promise<PassRequest> {
  const { issuer, subject, kind, entries, zone = [], until: notAfter } = options;
  const present = now();
  const notBefore = options.from ?? present;
  const issuedAt = instant(Math.min(notBefore, present));
  const holderKey = options.holderKey === undefined ? undefined : await readHolderKey(options.holderKey);
  return {
    ...{ issuer, subject, kind, entries, zones: zone, issuedAt, notBefore, notAfter },
    ...(holderKey === undefined ? {} : { holderKey }),
  };
}

/** The options as they are called here. */
const optionNames: Readonly<Record<string, string>> = {
  ...{ issuer: '--issuer', subject: '--subject', zones: '--zone', holderKey: '--holder-key' },
  ...{ issuedAt: '--from', notBefore: '--from', notAfter: '--until' },
};

function issued(request: PassRequest, [key]: PassKeys): string {
  try {
    return issuePass(request, key);
  } catch (cause) {
    if (!(cause instanceof VedetteError)) throw cause;
    const problems = cause.details.problems?.map(({ path, message }) => ({
      path: optionNames[path] ?? path,
      message,
    }));
    throw new CommandError('no-pass', 'issue-pass', cause, problems);
  }
}

function passJson(pass: string, { notBefore, notAfter }: PassRequest, [{ keyId }]: PassKeys) {
  return { pass, keyId, notBefore: isoOf(notBefore ?? null), notAfter: isoOf(notAfter) };
}
