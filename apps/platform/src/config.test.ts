import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configSchema, parseConfig, parseStart } from './config.ts';

describe('how a platform is started', () => {
  it('takes what the arguments say over the environment, and both over the file', () => {
    const environment = {
      VEDETTE_PLATFORM_PORT: '1',
      VEDETTE_PLATFORM_HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://h/d',
    };
    const { data, said } = parseStart(['--port', '2', '--data', 'x'], environment);
    expect(data).toBe(resolve('x'));
    const config = parseConfig(
      { port: 3, host: '::1', site: 'Gate', origin: 'https://guard.example/way' },
      said,
    );
    expect(config).toMatchObject({ port: 2, host: '0.0.0.0', site: 'Gate', databaseUrl: 'postgres://h/d' });
    expect(config.origin).toBe('https://guard.example');
  });

  it('keeps its key apart from its data and from the terminal’s', () => {
    const environment = { XDG_STATE_HOME: '/state', VEDETTE_KEY_FILE: '/terminal.key' };
    expect(parseStart(['--data', '/data/p'], environment).keyFile).toBe(
      join('/state', 'vedette', 'data-p.key'),
    );
    const named = { ...environment, VEDETTE_PLATFORM_KEY_FILE: '/other/k' };
    expect(parseStart([], named).keyFile).toBe('/other/k');
  });

  it.each([['--port', '70000'], ['--port', 'x'], ['--shell', 'x'], ['x']])('refuses %s %s', (...args) => {
    expect(() =>
      parseStart(
        args.filter((arg) => arg !== undefined),
        {},
      ),
    ).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });

  it('names what is wrong in the file and repeats no value', () => {
    const refused = () => parseConfig({ databaseUrl: 7, secret: 'hunter2', logTo: 'x' }, {});
    expect(refused).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    try {
      refused();
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain('hunter2');
    }
  });

  it('says of each setting what it is', () => {
    const said = configSchema.toJSONSchema({ io: 'input' }) as {
      properties: Record<string, { description?: string }>;
    };
    for (const [name, { description }] of Object.entries(said.properties))
      if (!['port', 'logLevel', 'keep'].includes(name))
        expect([name, description]).not.toEqual([name, undefined]);
  });
});
