import { describe, expect, it } from 'vitest';
import {
  parseCamera,
  parseContacts,
  parseIndicator,
  parseThermometer,
  parseTurnstile,
} from './driver-config.ts';
import { openCamera, openContacts, openIndicator, openThermometer, openTurnstile } from './registry.ts';

const way = { direction: 'in', relay: 0 };
const lane = { lane: 'lane-1', ways: [way] };
const beyond = { lane: 'lane-1', ways: [{ ...way, relay: 1 }] };
const modbus = { driver: 'modbus-tcp', host: '10.0.0.7', lanes: [lane] };
const serial = { driver: 'serial', path: '/dev/ttyUSB0', lanes: [{ ...lane, ways: [{ ...way, relay: 1 }] }] };

describe('the configuration of a turnstile', () => {
  it('says everything that was left out', () => {
    expect(parseTurnstile(modbus)).toMatchObject({
      link: { port: 502, unit: 1, deadline: 500, pulseBase: null, watchdog: null },
      pace: { poll: 50, firstPause: 200, longestPause: 5_000 },
      turnstile: { fire: null, energise: 'to-open', impulse: null, maxOpen: 15_000, onClose: 'secure' },
    });
    expect(parseTurnstile(serial)).toMatchObject({
      line: { baudRate: 9_600, parity: 'none', answers: 'frame' },
    });
  });

  it.each([
    ['nothing', undefined, 'turnstile: an object'],
    ['a list', [], 'turnstile: an object'],
    ['an unknown driver', { driver: 'gpio' }, 'turnstile.driver'],
    ['no lanes', { ...modbus, lanes: [] }, 'turnstile.lanes'],
    ['three lanes', { ...modbus, lanes: [lane, lane, lane] }, 'turnstile.lanes'],
    [
      'a lane twice',
      { ...modbus, lanes: [lane, { ...lane, ways: [{ ...way, relay: 1 }] }] },
      'lane-1 is named twice',
    ],
    ['a relay twice', { ...modbus, lanes: [lane, { ...lane, lane: 'lane-2' }] }, '0 is named twice'],
    [
      'a direction twice',
      { ...modbus, lanes: [{ ...lane, ways: [way, { ...way, relay: 1 }] }] },
      'in is named twice',
    ],
    ['a misspelt field', { ...modbus, maxOpenMS: 5 }, 'turnstile.maxOpenMS: this field is not known'],
    ['a misspelt field within', { ...modbus, lanes: [{ ...lane, dor: 1 }] }, 'turnstile.lanes[0].dor'],
    ['an opening without end', { ...modbus, maxOpenMs: 3_600_000 }, 'turnstile.maxOpenMs'],
    [
      'an exit to nowhere',
      { ...modbus, exitButtons: [{ input: 1, lane: 'lane-1' }] },
      'turnstile.exitButtons',
    ],
    ['a host that is none', { ...modbus, host: 'a b' }, 'turnstile.host'],
    ['an impulse for a magnet', { ...modbus, energise: 'to-hold', impulseMs: 200 }, 'turnstile.impulseMs'],
    [
      'inputs that no one request reads',
      { ...modbus, fire: { input: 2_000 }, exitButtons: [{ input: 0, lane: 'lane-1', direction: 'in' }] },
      'turnstile.lanes: inputs must lie within 2000 addresses',
    ],
    [
      'a timed coil beyond the last',
      { ...modbus, pulseBase: 65_535, lanes: [beyond] },
      'turnstile.pulseBase',
    ],
    ['a path out of /dev', { ...serial, path: '/dev/../etc/passwd' }, 'turnstile.path'],
    ['a path elsewhere', { ...serial, path: '/etc/passwd' }, 'turnstile.path'],
    ['relay 0 on a serial board', { ...serial, lanes: [lane] }, 'turnstile.lanes'],
    ['an input on a serial board', { ...serial, fire: { input: 0 } }, 'turnstile.lanes'],
  ])('is refused with %s', (_, value, message) => {
    const parse = (): unknown => parseTurnstile(value);
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ code: 'input-invalid', fault: 'caller' }));
  });
});

describe('the configuration of the smaller drivers', () => {
  it.each([
    [parseCamera, { driver: 'rtsp' }],
    [parseCamera, { driver: 'page', silenceMs: 1 }],
    [parseCamera, { driver: 'simulated', framesPerSecond: 0 }],
    [parseThermometer, { driver: 'page' }],
    [parseIndicator, { driver: 'none', light: 'green' }],
    [parseContacts, { driver: 'modbus-tcp' }],
    [parseContacts, { driver: 'simulated', fire: {} }],
    [parseContacts, { driver: 'modbus-tcp', host: 'a', door: { input: 0 }, fire: { input: 2_000 } }],
  ])('is refused by %o when it is %o', (parse, value) => {
    expect(() => parse(value)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});

describe('the registry', () => {
  it('opens each driver by its name, and none of them needs its hardware to begin', async () => {
    const nowhere = { ...modbus, host: '127.0.0.1', port: 1 };
    const contacts = { driver: 'modbus-tcp', host: '127.0.0.1', port: 1, fire: { input: 0 } };
    const opened = [
      await openTurnstile(parseTurnstile({ driver: 'simulated', lanes: [{ lane: 'lane-1' }] })),
      await openTurnstile(parseTurnstile(nowhere)),
      await openTurnstile(parseTurnstile({ ...serial, path: '/dev/no-such-port' })),
      await openCamera(parseCamera({ driver: 'page' })),
      await openCamera(parseCamera({ driver: 'simulated' })),
      await openThermometer(parseThermometer({ driver: 'none' })),
      await openThermometer(parseThermometer({ driver: 'simulated' })),
      await openIndicator(parseIndicator({ driver: 'none' })),
      await openIndicator(parseIndicator({ driver: 'simulated' })),
      await openIndicator(parseIndicator({ driver: 'page' })),
      await openContacts(parseContacts({ driver: 'simulated' })),
      await openContacts(parseContacts(contacts)),
    ];
    const drivers = opened.map((driver) => driver.driver);
    await Promise.all(opened.map((driver) => driver.close()));
    expect(drivers.join(' ')).toBe(
      'simulated modbus-tcp serial page simulated none simulated none simulated page simulated modbus-tcp',
    );
  });
});
