import { duration, type VedetteError } from '@vedette/domain';
import { listenerFailed, reasonOf } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import { type Signal, selfReporting } from '../common/signal.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import { type InputWiring, readInput } from '../relay/input-wiring.ts';
import type { InputLevels, RelayBoard } from '../relay/relay-board.ts';
import { type Pace, TendedBoard } from '../relay/tended-board.ts';
import {
  type ContactCapabilities,
  type ContactEvent,
  type ContactName,
  type ContactState,
  type Contacts,
  contactNames,
} from './contact.ts';

export type ContactWiring = { readonly [name in ContactName]: InputWiring | null };

export interface ContactBoardDeps {
  readonly driver: string;
  readonly board: RelayBoard;
  readonly scheduler: Scheduler;
  readonly pace: Pace;
}

/** Contacts on the inputs of a board whose relays, if any, somebody else drives. */
export class ContactBoard implements Contacts {
  readonly driver: string;
  readonly capabilities: ContactCapabilities;
  readonly #wiring: ContactWiring;
  readonly #signal: Signal<ContactEvent>;
  readonly #tended: TendedBoard;
  readonly #states = new Map<ContactName, ContactState>();
  #hadFault = false;

  constructor(wiring: ContactWiring, deps: ContactBoardDeps) {
    const support = (name: ContactName) => (wiring[name] === null ? 'not-supported' : 'supported');
    this.driver = deps.driver;
    this.capabilities = {
      door: support('door'),
      'exit-button': support('exit-button'),
      fire: support('fire'),
    };
    this.#wiring = wiring;
    this.#signal = selfReporting<ContactEvent>((error) => ({
      kind: 'fault',
      error: listenerFailed(deps.driver, error),
    }));
    this.#tended = new TendedBoard(deps.board, deps.scheduler, deps.pace, new Map(), {
      connected: () => this.#connected(),
      lost: (error) => this.#lost(error),
      inputs: (levels) => this.#read(levels),
    });
  }

  subscribe(listener: (event: ContactEvent) => void): Unsubscribe {
    return this.#signal.subscribe(listener);
  }

  state(contact: ContactName): ContactState {
    return this.#states.get(contact) ?? 'unknown';
  }

  async selfTest(): Promise<SelfTestReport> {
    const link = await this.#tended.probe().then(
      () => check('link', 'ok'),
      (error: unknown) => check('link', reasonOf(error)),
    );
    const fire = this.#wiring.fire === null ? 'not-supported' : this.#fireCode(link.code);
    return report(this.driver, [link, check('fire-input', fire)]);
  }

  close(): Promise<void> {
    return this.#tended.close(duration(0));
  }

  #fireCode<Code>(link: Code): Code | 'fire-active' {
    return this.state('fire') === 'active' ? 'fire-active' : link;
  }

  #connected(): void {
    if (this.#hadFault) this.#signal.emit({ kind: 'recovered' });
    this.#hadFault = false;
  }

  #lost(error: VedetteError): void {
    this.#hadFault = true;
    for (const name of contactNames) if (this.#wiring[name] !== null) this.#set(name, 'unknown');
    this.#signal.emit({ kind: 'fault', error });
  }

  #read(levels: InputLevels): void {
    for (const name of contactNames) {
      const active = readInput(levels, this.#wiring[name]);
      if (active !== undefined) this.#set(name, active ? 'active' : 'inactive');
    }
  }

  #set(contact: ContactName, state: ContactState): void {
    if (this.state(contact) === state) return;
    this.#states.set(contact, state);
    this.#signal.emit({ kind: 'changed', contact, state });
  }
}
