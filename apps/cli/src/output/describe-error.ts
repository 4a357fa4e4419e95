import { type ErrorCode, VedetteError } from '@vedette/domain';
import type { CliPhrases, Phrases } from '@vedette/phrases';
import { CommandError } from './command-error.ts';

/** What was wrong and what to do, in the operator's language. */
export interface ErrorInWords {
  readonly code: ErrorCode;
  readonly title: string;
  readonly action: string;
  readonly at?: string;
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
}

export interface Vocabulary {
  readonly phrases: Phrases;
  readonly words: CliPhrases;
}

/** Anything that is no VedetteError is a fault of this program. */
export function describeError({ phrases, words }: Vocabulary, error: unknown): ErrorInWords {
  if (!(error instanceof VedetteError)) return { code: 'internal', ...phrases.errors.internal };
  const { code, details } = error;
  const { at, problems } = details;
  return {
    code,
    ...(phraseOf(words, error) ?? phrases.errors[code]),
    ...(at === undefined ? {} : { at }),
    ...(problems === undefined ? {} : { problems }),
  };
}

function phraseOf({ errors }: CliPhrases, error: VedetteError) {
  if (error instanceof CommandError) return errors[error.phrase];
  const { code } = error;
  return code === 'not-found' || code === 'not-allowed' || code === 'store-busy' ? errors[code] : undefined;
}

/** Several lines for people. */
export function errorText({ title, action, at, problems = [] }: ErrorInWords): string {
  const head = at === undefined ? title : `${title}: ${at}`;
  return [`vedette: ${head}`, `  ${action}`, ...problems.map(problemText)].join('\n');
}

export function problemText({ path, message }: { readonly path: string; readonly message: string }): string {
  return path === '' ? `  - ${message}` : `  - ${path}: ${message}`;
}
