import { pino } from 'pino';
import { z } from 'zod';
import { openBoundedFile } from './bounded-file.ts';
import { type Log, type LogDetails, type LogLevel, type LogLine, logLevels } from './log.ts';
import { openRing } from './ring.ts';

export interface Logs extends Log {
  /** The last lines, oldest first. */
  recent(): readonly LogLine[];
  close(): void;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** Lines kept in memory; 2000 when absent. */
  readonly lines?: number | undefined;
  /** Also written here, 5 MB and one older file of the same size. */
  readonly file?: string | undefined;
  /** And here, as lines of JSON. */
  readonly to?: { write(line: string): unknown } | undefined;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

/** A second fence behind the types: members of these names are never written, whoever passes them. */
const redacted = [
  ...['name', 'phone', 'idNumber', 'organisation', 'subject', 'person', 'body', 'query', 'url', 'headers'],
  ...['reason', 'note', 'file', 'password', 'token', 'cookie', 'key', 'reference', 'vector'],
];
const valueLength = 400;
const fileBytes = 5_000_000;

const lineSchema = z
  .looseObject({ at: z.number(), level: z.enum(logLevels), message: z.string() })
  .transform(({ at, level, message, ...details }) => ({ at, level, message, details }));
const detailsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** A log in memory, and in a file where one is named. */
export function openLogs(options: LogOptions): Logs {
  const ring = openRing<LogLine>(options.lines ?? 2000);
  const file = options.file === undefined ? undefined : openBoundedFile(options.file, fileBytes);
  const logger = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":${options.now()}`,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: redacted, censor: '[personal]' },
    },
    { write: (line: string) => keep(line, ring.add, [file, options.to]) },
  );
  const at =
    (level: LogLevel) =>
    (message: string, details: LogDetails = {}): void =>
      logger[level](shortened(details), message);
  return {
    ...{ debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
    recent: ring.items,
    close: () => file?.close(),
  };
}

type Sink = { write(line: string): unknown } | undefined;

function keep(line: string, add: (line: LogLine) => void, sinks: readonly Sink[]): void {
  for (const sink of sinks) sink?.write(line);
  const { details, ...rest } = lineSchema.parse(JSON.parse(line));
  add({ ...rest, details: detailsSchema.parse(details) });
}

function shortened(details: LogDetails): LogDetails {
  const entries = Object.entries(details).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.slice(0, valueLength) : value,
  ]);
  return Object.fromEntries(entries);
}
