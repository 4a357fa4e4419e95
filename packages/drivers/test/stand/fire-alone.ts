/**
 * A process in which everything has failed except the drivers: no server, no store, no duty, every listener
 * and the main loop throwing. Arguments: the ports of the fire panel and of the turnstile's board.
 */
import {
  bindFireRelease,
  openContacts,
  openTurnstile,
  parseContacts,
  parseTurnstile,
} from '../../src/index.ts';

const [panelPort, boardPort] = process.argv.slice(2).map(Number);
const link = { driver: 'modbus-tcp', host: '127.0.0.1', pollMs: 20 };
const lanes = [
  {
    lane: 'lane-1',
    ways: [
      { direction: 'in', relay: 0 },
      { direction: 'out', relay: 1 },
    ],
  },
];
const turnstile = await openTurnstile(parseTurnstile({ ...link, port: boardPort, lanes }));
const panel = await openContacts(parseContacts({ ...link, port: panelPort, fire: { input: 0 } }));
bindFireRelease({ inputs: [panel], turnstiles: [turnstile] });

const fail = (): never => {
  throw new Error('the decision has fallen over');
};
process.on('uncaughtException', () => undefined);
turnstile.subscribe(fail);
panel.subscribe(fail);
setInterval(fail, 1);
process.on('disconnect', () => process.exit());
