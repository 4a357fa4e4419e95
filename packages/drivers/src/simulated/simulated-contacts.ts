import type { Scheduler } from '../common/scheduler.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import type { ContactName } from '../contact/contact.ts';
import { ContactBoard } from '../contact/contact-board.ts';
import { usualPace } from '../relay/relay-config.ts';
import { type BoardMood, SimulatedBoard } from './simulated-board.ts';

const inputs = { door: 0, 'exit-button': 1, fire: 2 } as const;
const closed = (input: number) => ({ input, activeWhen: 'closed' }) as const;
const wiring = { door: closed(0), 'exit-button': closed(1), fire: closed(2) } as const;

/** Door contact, exit button and fire input that are set by hand. */
export class SimulatedContacts extends ContactBoard {
  readonly #board: SimulatedBoard;

  constructor(scheduler: Scheduler = systemScheduler) {
    const board = new SimulatedBoard(scheduler, Object.values(inputs));
    super(wiring, { driver: 'simulated', board, scheduler, pace: usualPace });
    this.#board = board;
  }

  set(contact: ContactName, active: boolean): void {
    this.#board.setInput(inputs[contact], active);
  }

  become(mood: BoardMood): void {
    this.#board.become(mood);
  }
}
