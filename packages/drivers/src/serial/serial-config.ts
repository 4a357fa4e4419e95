import type { Duration } from '@vedette/domain';
import { Fields } from '../common/fields.ts';
import {
  inputsOf,
  parsePace,
  parseRelayTurnstile,
  type RelayTurnstileConfig,
} from '../relay/relay-config.ts';
import type { Pace } from '../relay/tended-board.ts';

export interface SerialLine {
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  readonly deadline: Duration;
  /** `frame`: the board answers operations 02, 03 and 05; `none`: an old board that never says a word. */
  readonly answers: 'frame' | 'none';
}

export interface SerialTurnstileConfig {
  readonly driver: 'serial';
  readonly line: SerialLine;
  readonly pace: Pace;
  readonly turnstile: RelayTurnstileConfig;
}

/** Where a serial port may be: never out of `/dev`. */
export const devicePath = /^(?:\/dev\/(?!.*\.\.)[A-Za-z0-9._/-]{1,200}|COM[1-9]\d{0,2})$/;

function parseLine(fields: Fields): SerialLine {
  return {
    path: fields.text('path', devicePath),
    baudRate: fields.whole('baudRate', 300, 921_600, 9_600),
    dataBits: fields.whole('dataBits', 7, 8, 8) === 7 ? 7 : 8,
    parity: fields.choice('parity', ['none', 'even', 'odd'], 'none'),
    stopBits: fields.whole('stopBits', 1, 2, 1) === 1 ? 1 : 2,
    deadline: fields.milliseconds('deadlineMs', 20, 10_000, 500),
    answers: fields.choice('answers', ['frame', 'none'], 'frame'),
  };
}

/**
 * `{ "driver": "serial", "path": "/dev/ttyUSB0", "lanes": [{ "lane": "lane-1", "ways":
 * [{ "direction": "in", "relay": 1 }] }] }`. Relays count from 1, as on the board. These boards have no
 * inputs: a fire input beside them is bound with `bindFireRelease`.
 * @throws VedetteError `input-invalid`
 */
export function parseSerialTurnstile(value: unknown): SerialTurnstileConfig {
  const fields = new Fields(value, 'turnstile');
  const config: SerialTurnstileConfig = {
    driver: fields.choice('driver', ['serial']),
    line: parseLine(fields),
    pace: parsePace(fields),
    turnstile: parseRelayTurnstile(fields),
  };
  fields.end();
  if (inputsOf(config.turnstile).length > 0) throw fields.wrong('lanes', 'this board has no inputs');
  const relays = config.turnstile.lanes.flatMap((lane) => lane.ways.map((way) => way.relay));
  if (relays.some((relay) => relay < 1 || relay > 16))
    throw fields.wrong('lanes', 'relays count from 1 to 16');
  return config;
}
