import { Fields } from '../common/fields.ts';
import type { Pauses } from '../common/tended-session.ts';
import { parseReaderIdentity, type ReaderIdentity } from '../reader/reader-config.ts';
import type { PcscService } from './pcsc-client.ts';

export interface PcscConfig extends ReaderIdentity {
  readonly driver: 'pcsc';
  readonly service: PcscService;
  /** How the name of the slot must begin; empty for every slot there is. */
  readonly slot: string;
  readonly pauses: Pauses;
}

const socketPath = /^\/(?!.*\.\.)[A-Za-z0-9._/-]{1,100}$/;
const slotName = /^[\x20-\x7e]{1,127}$/;
export const pcscSocket = '/run/pcscd/pcscd.comm';

/**
 * `{ "driver": "pcsc", "slot": "ACS ACR122U" }`; `socket` where the PC/SC daemon listens elsewhere.
 * @throws VedetteError `input-invalid`
 */
export function parsePcsc(value: unknown): PcscConfig {
  const fields = new Fields(value, 'reader');
  const driver = fields.choice('driver', ['pcsc']);
  const config: PcscConfig = {
    driver,
    ...parseReaderIdentity(fields, driver),
    service: {
      socket: fields.has('socket') ? fields.text('socket', socketPath) : pcscSocket,
      deadline: fields.milliseconds('deadlineMs', 100, 30_000, 3_000),
    },
    slot: fields.has('slot') ? fields.text('slot', slotName) : '',
    pauses: {
      firstPause: fields.milliseconds('reconnectMs', 10, 60_000, 500),
      longestPause: fields.milliseconds('longestReconnectMs', 10, 600_000, 5_000),
    },
  };
  fields.end();
  return config;
}
