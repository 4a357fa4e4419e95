import type { Duration } from '@vedette/domain';
import { Fields, invalid } from '../common/fields.ts';
import { parseReaderIdentity, type ReaderIdentity } from '../reader/reader-config.ts';
import { devicePath } from '../serial/serial-config.ts';
import { normaliseSamId } from './sam-id.ts';

export interface IdReaderConfig extends ReaderIdentity {
  readonly driver: 'id-card-serial';
  readonly path: string;
  readonly baudRate: number;
  /** Between two looks for a card. */
  readonly poll: Duration;
  /** How long the module may take to answer. */
  readonly deadline: Duration;
  /** How long it may take to read a card, which is about a second. */
  readonly readDeadline: Duration;
  /** Before the first new attempt to connect; doubles up to `longestPause`. */
  readonly firstPause: Duration;
  readonly longestPause: Duration;
  /** Numbers of the SAM modules that are trusted; null: whichever is plugged in. */
  readonly samIds: readonly string[] | null;
}

function parseSamId(value: unknown, path: string): string {
  const id = typeof value === 'string' ? normaliseSamId(value) : null;
  if (id === null) throw invalid(path, 'a number like 05.03-20120101-0000123456-0123456789 is wanted');
  return id;
}

/**
 * `{ "driver": "id-card-serial", "path": "/dev/ttyUSB0", "samIds": ["05.03-…"] }`
 * @throws VedetteError `input-invalid`
 */
export function parseIdReader(value: unknown): IdReaderConfig {
  const fields = new Fields(value, 'reader');
  const driver = fields.choice('driver', ['id-card-serial']);
  const config: IdReaderConfig = {
    driver,
    ...parseReaderIdentity(fields, driver),
    path: fields.text('path', devicePath),
    baudRate: fields.whole('baudRate', 9_600, 921_600, 115_200),
    poll: fields.milliseconds('pollMs', 50, 10_000, 300),
    deadline: fields.milliseconds('deadlineMs', 50, 10_000, 500),
    readDeadline: fields.milliseconds('readDeadlineMs', 100, 30_000, 3_000),
    firstPause: fields.milliseconds('reconnectMs', 10, 60_000, 200),
    longestPause: fields.milliseconds('longestReconnectMs', 10, 600_000, 5_000),
    samIds: fields.has('samIds') ? fields.list('samIds', 1, 64, parseSamId) : null,
  };
  fields.end();
  // Else a card that lies there would be away between two looks.
  if (config.away <= config.poll) throw fields.wrong('awayMs', 'more than pollMs is wanted');
  return config;
}
