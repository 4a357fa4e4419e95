import { VedetteError } from '@vedette/domain';
import type { LogDetails } from './log.ts';

/**
 * What a log line may say of a fault: its kind and where it happened. Never its message: a database or a
 * parser likes to quote the very value it stumbled over.
 */
export function faultDetails(cause: unknown): LogDetails {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const inner = cause instanceof VedetteError && cause.cause instanceof Error ? cause.cause : cause;
  return {
    error: inner.name,
    ...(cause instanceof VedetteError ? { code: cause.code, fault: cause.fault } : {}),
    where: frames(inner),
  };
}

/** The innermost calls as `function file:line`, without folders. */
function frames(error: Error): string {
  const calls = (error.stack ?? '').split('\n').filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  return calls
    .slice(0, 4)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^\s()]*\/([^/\s()]+):\d+\)?$/, '$1'))
    .join(' < ');
}
