import type { Scheduler } from '../common/scheduler.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import type { Contacts } from '../contact/contact.ts';
import { ContactBoard } from '../contact/contact-board.ts';
import { inputNumbers } from '../relay/input-wiring.ts';
import { ModbusBoard } from './modbus-board.ts';
import type { ModbusContactsConfig } from './modbus-config.ts';

/** Starts connecting and returns at once; contacts are `unknown` until read. */
export function openModbusContacts(
  config: ModbusContactsConfig,
  scheduler: Scheduler = systemScheduler,
): Contacts {
  const board = new ModbusBoard(config.link, inputNumbers(Object.values(config.contacts)), scheduler);
  return new ContactBoard(config.contacts, { driver: config.driver, board, scheduler, pace: config.pace });
}
