import type { Duration } from '@vedette/domain';
import { Fields } from '../common/fields.ts';

/** What the configuration of every reader says. */
export interface ReaderIdentity {
  /** How presentations name the reader. */
  readonly name: string;
  /** How long a thing must be away before it counts as shown again. */
  readonly away: Duration;
}

const readerName = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** `name` and `awayMs` of any reader; without a name it is called by its driver. */
export function parseReaderIdentity(fields: Fields, driver: string): ReaderIdentity {
  return {
    name: fields.has('name') ? fields.text('name', readerName) : driver,
    away: fields.milliseconds('awayMs', 200, 60_000, 2_000),
  };
}

export interface SimulatedReaderConfig extends ReaderIdentity {
  readonly driver: 'simulated';
}

/** `{ "driver": "simulated", "name": "desk" }` @throws VedetteError `input-invalid` */
export function parseSimulatedReader(value: unknown): SimulatedReaderConfig {
  const fields = new Fields(value, 'reader');
  const driver = fields.choice('driver', ['simulated']);
  const config = { driver, ...parseReaderIdentity(fields, driver) };
  fields.end();
  return config;
}
