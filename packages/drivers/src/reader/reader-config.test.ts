import { describe, expect, it } from 'vitest';
import { parseReader } from '../driver-config.ts';
import { openReader } from '../registry.ts';

const idReader = { driver: 'id-card-serial', path: '/dev/ttyUSB0' };

describe('the configuration of a reader', () => {
  it('says everything that was left out', () => {
    expect(parseReader({ driver: 'simulated' })).toEqual({
      driver: 'simulated',
      name: 'simulated',
      away: 2_000,
    });
    expect(parseReader(idReader)).toEqual({
      ...{
        driver: 'id-card-serial',
        name: 'id-card-serial',
        away: 2_000,
        path: '/dev/ttyUSB0',
        baudRate: 115_200,
      },
      ...{
        poll: 300,
        deadline: 500,
        readDeadline: 3_000,
        firstPause: 200,
        longestPause: 5_000,
        samIds: null,
      },
    });
  });

  it('writes the numbers of modules in one way', () => {
    expect(parseReader({ ...idReader, samIds: ['5.3-20120101-123456-123456789'] })).toMatchObject({
      samIds: ['05.03-20120101-0000123456-0123456789'],
    });
  });

  it.each([
    ['nothing', undefined, 'reader: an object'],
    ['an unknown driver', { driver: 'keyboard' }, 'reader.driver'],
    ['a driver that every object has', { driver: 'toString' }, 'reader.driver'],
    ['a misspelt field', { driver: 'simulated', nam: 'desk' }, 'reader.nam: this field is not known'],
    ['a name with a line break', { driver: 'simulated', name: 'a\nb' }, 'reader.name'],
    ['no path', { driver: 'id-card-serial' }, 'reader.path'],
    ['a path elsewhere', { ...idReader, path: '/dev/../etc/passwd' }, 'reader.path'],
    ['a moment shorter than the time between two looks', { ...idReader, awayMs: 300 }, 'reader.awayMs'],
    ['an empty list of modules', { ...idReader, samIds: [] }, 'reader.samIds'],
    ['a module that has no number', { ...idReader, samIds: ['05.03'] }, 'reader.samIds[0]'],
  ])('is refused with %s', (_, value, message) => {
    const parse = (): unknown => parseReader(value);
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ code: 'input-invalid', fault: 'caller' }));
  });
});

describe('the registry', () => {
  it('opens each reader by its name, and none of them needs its hardware to begin', async () => {
    for (const config of [{ driver: 'simulated' }, { ...idReader, path: '/dev/no-such-port' }]) {
      const reader = await openReader(parseReader(config));
      expect(reader.driver).toBe(config.driver);
      await reader.close();
    }
  });
});
