import type { Scheduler } from '../common/scheduler.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { inputsOf } from '../relay/relay-config.ts';
import { RelayTurnstile } from '../relay/relay-turnstile.ts';
import type { Turnstile } from '../turnstile/turnstile.ts';
import { ModbusBoard } from './modbus-board.ts';
import type { ModbusTurnstileConfig } from './modbus-config.ts';

/** Starts connecting and returns at once; the first failure is told as an event. */
export function openModbusTurnstile(
  config: ModbusTurnstileConfig,
  scheduler: Scheduler = systemScheduler,
): Turnstile {
  const board = new ModbusBoard(config.link, inputsOf(config.turnstile), scheduler);
  return new RelayTurnstile(config.turnstile, { driver: config.driver, board, scheduler, pace: config.pace });
}
