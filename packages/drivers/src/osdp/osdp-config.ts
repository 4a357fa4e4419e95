import { type Duration, duration } from '@vedette/domain';
import { Fields, invalid } from '../common/fields.ts';
import type { Pauses } from '../common/tended-session.ts';
import { parseReaderIdentity, type ReaderIdentity } from '../reader/reader-config.ts';
import type { LineSettings } from '../serial/byte-line.ts';
import { devicePath } from '../serial/serial-config.ts';
import type { PanelMode } from './panel-table.ts';
import type { Scbk } from './scbk.ts';

/** One reader on the bus. */
export interface OsdpReaderConfig extends ReaderIdentity {
  /** 0 to 126. */
  readonly address: number;
  /** `clear` for a reader that has no secure channel; what it delivers can be heard and forged on the line. */
  readonly security: Extract<PanelMode, 'clear' | 'guarded'>;
  /** Null until the reader has been installed: it is not read before. It never stands in a file of settings. */
  readonly scbk: Scbk | null;
  readonly check: 'crc' | 'checksum';
}

export interface OsdpConfig {
  readonly driver: 'osdp';
  readonly line: LineSettings;
  readonly readers: readonly [OsdpReaderConfig, ...OsdpReaderConfig[]];
  readonly pace: OsdpPace;
}

export interface OsdpPace extends Pauses {
  /** Between two polls of one reader. */
  readonly poll: Duration;
  /** How long a reader may take to begin its answer; the standard gives it 200 ms. */
  readonly reply: Duration;
  /** How often a question is repeated to a reader that was there before. */
  readonly retries: number;
}

const rates = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

function parseOne(value: unknown, path: string): OsdpReaderConfig {
  const fields = new Fields(value, path);
  if (fields.has('scbk'))
    throw fields.wrong('scbk', 'keys stand in no file: `vedette reader install-osdp` makes one and keeps it');
  const address = fields.whole('address', 0, 126, 0);
  const config: OsdpReaderConfig = {
    ...parseReaderIdentity(fields, `osdp-${address}`),
    address,
    security: fields.choice('security', ['guarded', 'clear'], 'guarded'),
    scbk: null,
    check: fields.choice('check', ['crc', 'checksum'], 'crc'),
  };
  fields.end();
  return config;
}

function parsePace(fields: Fields): OsdpPace {
  return {
    poll: fields.milliseconds('pollMs', 20, 2_000, 100),
    reply: fields.milliseconds('replyMs', 20, 2_000, 200),
    retries: fields.whole('retries', 0, 5, 2),
    firstPause: fields.milliseconds('reconnectMs', 10, 60_000, 500),
    longestPause: fields.milliseconds('longestReconnectMs', 10, 600_000, 5_000),
  };
}

/**
 * `{ "driver": "osdp", "path": "/dev/ttyUSB0", "readers": [{ "address": 0, "name": "in" }] }`.
 * The line is 8N1, as the standard has it. Keys come from `withOsdpKeys`.
 * @throws VedetteError `input-invalid`, which never repeats a key
 */
export function parseOsdp(value: unknown): OsdpConfig {
  const fields = new Fields(value, 'reader');
  const driver = fields.choice('driver', ['osdp']);
  const path = fields.text('path', devicePath);
  const baudRate = fields.whole('baudRate', 9_600, 115_200, 9_600);
  if (!rates.some((rate) => rate === baudRate))
    throw fields.wrong('baudRate', `one of ${rates.join(', ')} is wanted`);
  const [first, ...others] = fields.list('readers', 1, 32, parseOne);
  if (first === undefined) throw fields.wrong('readers', 'a reader is wanted');
  const config: OsdpConfig = {
    driver,
    line: { path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, deadline: duration(2_000) },
    readers: [first, ...others],
    pace: parsePace(fields),
  };
  fields.end();
  refuseTwins(config.readers);
  return config;
}

function refuseTwins(readers: readonly OsdpReaderConfig[]): void {
  for (const [index, { address, name }] of readers.entries())
    if (readers.slice(0, index).some((other) => other.address === address || other.name === name))
      throw invalid(`reader.readers[${index}]`, 'another reader has this address or this name');
}
