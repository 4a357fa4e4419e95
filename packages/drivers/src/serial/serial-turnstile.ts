import type { Scheduler } from '../common/scheduler.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { RelayTurnstile } from '../relay/relay-turnstile.ts';
import type { Turnstile } from '../turnstile/turnstile.ts';
import { SerialBoard } from './serial-board.ts';
import type { SerialTurnstileConfig } from './serial-config.ts';

/** Starts opening the line and returns at once; the first failure is told as an event. */
export function openSerialTurnstile(
  config: SerialTurnstileConfig,
  scheduler: Scheduler = systemScheduler,
): Turnstile {
  const someRelay = config.turnstile.lanes[0]?.ways[0]?.relay ?? 1;
  const board = new SerialBoard(config.line, someRelay, scheduler);
  return new RelayTurnstile(config.turnstile, { driver: config.driver, board, scheduler, pace: config.pace });
}
