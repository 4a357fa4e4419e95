import { setTimeout as sleep } from 'node:timers/promises';
import { duration } from '@vedette/domain';
import { afterAll, beforeAll, describe } from 'vitest';
import { Peer } from '../../test/stand/peer.ts';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { parseModbusContacts } from '../modbus-tcp/modbus-config.ts';
import { openModbusContacts } from '../modbus-tcp/modbus-contacts.ts';
import { SimulatedContacts } from '../simulated/simulated-contacts.ts';
import { type ContactsSubject, contactsConformance } from './conformance.ts';

const pollTime = duration(50);

describe('simulated contacts', () => {
  runConformance(contactsConformance, async (): Promise<ContactsSubject> => {
    const scheduler = new ManualScheduler();
    const contacts = new SimulatedContacts(scheduler);
    // Time stands still in the simulator unless pushed on; a probe waits for the next reading.
    const ticking = setInterval(() => void scheduler.advance(pollTime), 1);
    return {
      contacts,
      set: async (name, active) => contacts.set(name, active),
      breakLink: async () => contacts.become('absent'),
      mendLink: async () => contacts.become('well'),
      lull: () => sleep(1),
      dispose: async () => clearInterval(ticking),
    };
  });
});

describe('contacts on Modbus TCP', () => {
  let peer: Peer;
  beforeAll(() => {
    peer = new Peer();
  });
  afterAll(() => peer.end());
  // The fire input is wired as fire inputs are: closed while all is well.
  const wired = {
    door: { input: 3 },
    exitButton: { input: 5 },
    fire: { input: 4, activeWhen: 'open' },
  };
  const inputs = { door: 3, 'exit-button': 5, fire: 4 };

  runConformance(contactsConformance, async (): Promise<ContactsSubject> => {
    const board = await peer.make('modbus');
    await peer.input(board, inputs.fire, true);
    const link = { host: '127.0.0.1', port: board, pollMs: 20, reconnectMs: 50, longestReconnectMs: 200 };
    const contacts = openModbusContacts(parseModbusContacts({ driver: 'modbus-tcp', ...link, ...wired }));
    return {
      contacts,
      set: (name, active) => peer.input(board, inputs[name], name === 'fire' ? !active : active),
      breakLink: () => peer.mood(board, 'gone'),
      mendLink: () => peer.mood(board, 'well'),
      lull: (time) => sleep(time),
      dispose: () => contacts.close(),
    };
  });
});
