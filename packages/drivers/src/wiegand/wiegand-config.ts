import { type Duration, duration } from '@vedette/domain';
import { Fields } from '../common/fields.ts';
import type { Pauses } from '../common/tended-session.ts';
import { parseReaderIdentity, type ReaderIdentity } from '../reader/reader-config.ts';
import type { LineSettings } from '../serial/byte-line.ts';
import { devicePath } from '../serial/serial-config.ts';
import type { WiegandFraming } from './wiegand-line.ts';

export interface WiegandConfig extends ReaderIdentity {
  readonly driver: 'wiegand';
  readonly line: LineSettings;
  readonly framing: WiegandFraming;
  /** So long without a byte, and a line that has begun was cut off. */
  readonly silence: Duration;
  readonly pauses: Pauses;
}

const mostBits = 128;

function parseFraming(fields: Fields): WiegandFraming {
  const kind = fields.choice('framing', ['tagged', 'hex', 'decimal'], 'tagged');
  const align = fields.choice('align', ['right', 'left'], 'right');
  if (kind === 'tagged') return { kind, align };
  const bits = fields.whole('bits', 4, mostBits);
  if (kind === 'hex') return { kind, align, bits };
  if (align === 'left') throw fields.wrong('align', 'a decimal number has no left side');
  return { kind, bits };
}

/**
 * `{ "driver": "wiegand", "path": "/dev/ttyUSB0", "baudRate": 9600, "framing": "tagged" }`. The readers' two
 * data wires end in a converter on a serial line; `framing` says how that writes what it counted.
 * @throws VedetteError `input-invalid`
 */
export function parseWiegand(value: unknown): WiegandConfig {
  const fields = new Fields(value, 'reader');
  const driver = fields.choice('driver', ['wiegand']);
  const config: WiegandConfig = {
    driver,
    ...parseReaderIdentity(fields, driver),
    line: {
      path: fields.text('path', devicePath),
      baudRate: fields.whole('baudRate', 1_200, 921_600, 9_600),
      ...{ dataBits: 8, parity: 'none', stopBits: 1, deadline: duration(2_000) },
    },
    framing: parseFraming(fields),
    silence: fields.milliseconds('silenceMs', 20, 5_000, 200),
    pauses: {
      firstPause: fields.milliseconds('reconnectMs', 10, 60_000, 500),
      longestPause: fields.milliseconds('longestReconnectMs', 10, 600_000, 5_000),
    },
  };
  fields.end();
  return config;
}
