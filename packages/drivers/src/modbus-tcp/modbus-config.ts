import type { Duration } from '@vedette/domain';
import { Fields } from '../common/fields.ts';
import { type InputWiring, inputNumbers, parseInput } from '../relay/input-wiring.ts';
import {
  inputsOf,
  parsePace,
  parseRelayTurnstile,
  type RelayTurnstileConfig,
} from '../relay/relay-config.ts';
import type { Pace } from '../relay/tended-board.ts';

export interface ModbusLink {
  readonly host: string;
  readonly port: number;
  readonly unit: number;
  /** For one connection attempt and for each request. */
  readonly deadline: Duration;
  /**
   * First address of the coils that close for a time the board itself keeps, written as a count of
   * 100 ms (Waveshare's flash-on commands have it at 512); null when the board has none.
   */
  readonly pulseBase: number | null;
  /** A holding register that the board's own watchdog wants written again and again. */
  readonly watchdog: { readonly register: number; readonly value: number } | null;
}

export interface ModbusTurnstileConfig {
  readonly driver: 'modbus-tcp';
  readonly link: ModbusLink;
  readonly pace: Pace;
  readonly turnstile: RelayTurnstileConfig;
}

export interface ModbusContactsConfig {
  readonly driver: 'modbus-tcp';
  readonly link: ModbusLink;
  readonly pace: Pace;
  readonly contacts: {
    readonly door: InputWiring | null;
    readonly 'exit-button': InputWiring | null;
    readonly fire: InputWiring | null;
  };
}

const hostName = /^[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,253}[A-Za-z0-9])?$/;

function parseWatchdog(value: unknown, path: string): { register: number; value: number } {
  const fields = new Fields(value, path);
  const watchdog = { register: fields.whole('register', 0, 65_535), value: fields.whole('value', 0, 65_535) };
  fields.end();
  return watchdog;
}

function parseLink(fields: Fields): ModbusLink {
  return {
    host: fields.text('host', hostName),
    port: fields.whole('port', 1, 65_535, 502),
    unit: fields.whole('unit', 0, 255, 1),
    deadline: fields.milliseconds('deadlineMs', 20, 10_000, 500),
    pulseBase: fields.has('pulseBase') ? fields.whole('pulseBase', 0, 65_535) : null,
    watchdog: fields.optional('watchdog', parseWatchdog),
  };
}

/**
 * `{ "driver": "modbus-tcp", "host": "10.0.0.7", "lanes": [{ "lane": "lane-1", "ways":
 * [{ "direction": "in", "relay": 0, "passSensor": { "input": 0 } }], "doorContact": { "input": 1 } }],
 * "fire": { "input": 7, "activeWhen": "open" } }`
 * @throws VedetteError `input-invalid`
 */
export function parseModbusTurnstile(value: unknown): ModbusTurnstileConfig {
  const fields = new Fields(value, 'turnstile');
  const config: ModbusTurnstileConfig = {
    driver: fields.choice('driver', ['modbus-tcp']),
    link: parseLink(fields),
    pace: parsePace(fields),
    turnstile: parseRelayTurnstile(fields),
  };
  fields.end();
  refuseFarApart(inputsOf(config.turnstile), fields, 'lanes');
  refusePulseBeyond(config, fields);
  return config;
}

/** `{ "driver": "modbus-tcp", "host": "10.0.0.8", "fire": { "input": 0, "activeWhen": "open" } }` */
export function parseModbusContacts(value: unknown): ModbusContactsConfig {
  const fields = new Fields(value, 'contacts');
  const config: ModbusContactsConfig = {
    driver: fields.choice('driver', ['modbus-tcp']),
    link: parseLink(fields),
    pace: parsePace(fields),
    contacts: {
      door: fields.optional('door', parseInput),
      'exit-button': fields.optional('exitButton', parseInput),
      fire: fields.optional('fire', parseInput),
    },
  };
  fields.end();
  refuseFarApart(inputNumbers(Object.values(config.contacts)), fields, 'fire');
  return config;
}

/** All inputs are read by one request, of 2000 at most (Modbus application protocol V1.1b3, 6.2). */
const widestRead = 2_000;

function refuseFarApart(inputs: readonly number[], fields: Fields, name: string): void {
  if ((inputs.at(-1) ?? 0) - (inputs[0] ?? 0) >= widestRead)
    throw fields.wrong(name, `inputs must lie within ${widestRead} addresses`);
}

function refusePulseBeyond({ link, turnstile }: ModbusTurnstileConfig, fields: Fields): void {
  const relays = turnstile.lanes.flatMap((lane) => lane.ways.map((way) => way.relay));
  if (link.pulseBase !== null && link.pulseBase + Math.max(...relays) > 65_535)
    throw fields.wrong('pulseBase', 'the timed coil of a relay would lie beyond address 65535');
}
