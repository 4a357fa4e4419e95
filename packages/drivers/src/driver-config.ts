import type { Duration } from '@vedette/domain';
import { Fields } from './common/fields.ts';
import { type IdReaderConfig, parseIdReader } from './id-reader/id-reader-config.ts';
import {
  type ModbusContactsConfig,
  type ModbusTurnstileConfig,
  parseModbusContacts,
  parseModbusTurnstile,
} from './modbus-tcp/modbus-config.ts';
import { type OsdpConfig, parseOsdp } from './osdp/osdp-config.ts';
import { type PageCameraConfig, parsePageCamera } from './page/page-camera-config.ts';
import { type PcscConfig, parsePcsc } from './pcsc/pcsc-config.ts';
import { type CameraCodeConfig, parseCameraCode } from './qr/camera-code-config.ts';
import { parseSimulatedReader, type SimulatedReaderConfig } from './reader/reader-config.ts';
import { parseSerialTurnstile, type SerialTurnstileConfig } from './serial/serial-config.ts';
import { parseSerialScanner, type SerialScannerConfig } from './serial-scanner/scanner-config.ts';
import { parseSimulatedTurnstile, type SimulatedTurnstileConfig } from './simulated/simulated-config.ts';
import { parseWiegand, type WiegandConfig } from './wiegand/wiegand-config.ts';

export interface SimulatedCameraConfig {
  readonly driver: 'simulated';
  readonly framesPerSecond: number;
  readonly silence: Duration;
}
interface Plain<Driver extends string> {
  readonly driver: Driver;
}

export type TurnstileConfig = SimulatedTurnstileConfig | ModbusTurnstileConfig | SerialTurnstileConfig;
export type CameraConfig = PageCameraConfig | SimulatedCameraConfig;
export type ThermometerConfig = Plain<'none' | 'simulated'>;
export type IndicatorConfig = Plain<'none' | 'simulated' | 'page'>;
export type ContactsConfig = Plain<'simulated'> | ModbusContactsConfig;
export type ReaderConfig =
  | SimulatedReaderConfig
  | IdReaderConfig
  | OsdpConfig
  | WiegandConfig
  | PcscConfig
  | CameraCodeConfig
  | SerialScannerConfig;

/** Only the name is read, so that each implementation's own parser sees the whole and refuses the rest. */
function driverOf<const T extends string>(value: unknown, path: string, drivers: readonly T[]): T {
  return new Fields(value, path).choice('driver', drivers);
}

function parsePlain<const T extends string>(value: unknown, path: string, drivers: readonly T[]): Plain<T> {
  const fields = new Fields(value, path);
  const config = { driver: fields.choice('driver', drivers) };
  fields.end();
  return config;
}

/** @throws VedetteError `input-invalid`, naming the field, as all parsers here */
export function parseTurnstile(value: unknown): TurnstileConfig {
  switch (driverOf(value, 'turnstile', ['simulated', 'modbus-tcp', 'serial'])) {
    case 'simulated':
      return parseSimulatedTurnstile(value);
    case 'modbus-tcp':
      return parseModbusTurnstile(value);
    case 'serial':
      return parseSerialTurnstile(value);
  }
}

function parseSimulatedCamera(value: unknown): SimulatedCameraConfig {
  const fields = new Fields(value, 'camera');
  const config: SimulatedCameraConfig = {
    driver: fields.choice('driver', ['simulated']),
    framesPerSecond: fields.whole('framesPerSecond', 1, 60, 10),
    silence: fields.milliseconds('silenceMs', 100, 60_000, 2_000),
  };
  fields.end();
  return config;
}

export function parseCamera(value: unknown): CameraConfig {
  const driver = driverOf(value, 'camera', ['page', 'simulated']);
  return driver === 'page' ? parsePageCamera(value) : parseSimulatedCamera(value);
}

export function parseThermometer(value: unknown): ThermometerConfig {
  return parsePlain(value, 'thermometer', ['none', 'simulated']);
}

export function parseIndicator(value: unknown): IndicatorConfig {
  return parsePlain(value, 'indicator', ['none', 'simulated', 'page']);
}

export function parseContacts(value: unknown): ContactsConfig {
  const driver = driverOf(value, 'contacts', ['simulated', 'modbus-tcp']);
  return driver === 'simulated' ? parsePlain(value, 'contacts', ['simulated']) : parseModbusContacts(value);
}

const readers = {
  simulated: parseSimulatedReader,
  'page-camera-qr': parseCameraCode,
  'serial-scanner': parseSerialScanner,
  'id-card-serial': parseIdReader,
  osdp: parseOsdp,
  wiegand: parseWiegand,
  pcsc: parsePcsc,
} as const satisfies Record<string, (value: unknown) => ReaderConfig>;
const readerDrivers = Object.keys(readers) as readonly (keyof typeof readers)[];

export function parseReader(value: unknown): ReaderConfig {
  return readers[driverOf(value, 'reader', readerDrivers)](value);
}
