import { httpStatusOf, type Problem } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import { type Language, phrases } from '@vedette/phrases';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ZodError } from 'zod';
import { languageOf } from './language.ts';

/** What went wrong, as one of our own errors; anything unforeseen is `internal` and tells nothing. */
export function errorOf(cause: unknown): VedetteError {
  if (cause instanceof VedetteError) return cause;
  if (cause instanceof HTTPException && cause.status === 413)
    return new VedetteError('upload-too-large', 'caller');
  if (cause instanceof HTTPException && cause.status < 500) {
    const at = cause.status === 415 ? 'content-type' : 'body';
    return new VedetteError('input-invalid', 'caller', { at });
  }
  return new VedetteError('internal', 'self', {}, { cause });
}

/** What a form got wrong: where, and which rule; never the value. */
export function invalidInput(error: ZodError): VedetteError {
  const problems = error.issues.slice(0, 50).map(({ path, code }) => ({
    path: path.join('.').slice(0, 100),
    message: code.replaceAll('_', '-'),
  }));
  return new VedetteError('input-invalid', 'caller', { problems });
}

/** RFC 9457. */
export function problemResponse(c: Context, error: VedetteError): Response {
  const status = httpStatusOf[error.code];
  const seconds = error.details.values?.['seconds'];
  return c.body(JSON.stringify(problemOf(error, languageOf(c))), status, {
    'Content-Type': 'application/problem+json',
    ...(seconds === undefined ? {} : { 'Retry-After': String(seconds) }),
  });
}

function problemOf({ code, details }: VedetteError, language: Language): Problem {
  const { at, values, problems } = details;
  return {
    type: `urn:vedette:error:${code}`,
    title: phrases[language].errors[code].title,
    status: httpStatusOf[code],
    code,
    ...(at === undefined ? {} : { at }),
    ...(values === undefined ? {} : { values: { ...values } }),
    ...(problems === undefined ? {} : { problems: [...problems] }),
  };
}
