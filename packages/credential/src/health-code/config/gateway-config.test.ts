import { VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeGatewayConfig,
  describeGateway,
  gatewayDocument,
  parseGatewayConfig,
} from './gateway-config.ts';

const settings = {
  shape: 'national',
  id: 'province',
  url: 'https://gateway.example/center/api/',
  appId: 'site-1',
  secretKey: 's3cret-of-the-site',
};
const problemsOf = (json: unknown): readonly string[] => {
  try {
    parseGatewayConfig(json);
    return [];
  } catch (error) {
    if (!(error instanceof VedetteError)) throw error;
    return (error.details.problems ?? []).map(({ path }) => path);
  }
};

describe('the settings of a gateway', () => {
  it('are read, with what was left out filled in', () => {
    const config = parseGatewayConfig(settings);
    expect(config).toMatchObject({
      ...{ url: 'https://gateway.example/center/api', deadlineMs: 2_000, keepPersonMs: 0, keepCodeMs: 0 },
      hints: [{ kind: 'base64-mark', offset: 28, mark: 'JKM1' }],
    });
  });

  it.each([
    ['shape', { shape: 'other' }],
    ['id', { id: 'Province 1' }],
    ['url', { url: 'http://gateway.example' }],
    ['url', { url: 'ftp://gateway.example' }],
    ['url', { url: 'https://user:password@gateway.example' }],
    ['url', { url: 'https://gateway.example/?key=1' }],
    ['url', { url: 'https://gateway.example/#top' }],
    ['url', { url: 'http://127.0.0.1.evil.example' }],
    ['url', { url: 'javascript:alert(1)' }],
    ['url', { url: 'gateway' }],
    ['deadlineMs', { deadlineMs: 10_000 }],
    ['keepCodeMs', { keepCodeMs: 3_600_000 }],
    ['ca', { ca: '-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----' }],
    ['secretKey', { secretKey: 'two\r\nlines' }],
    ['secretKey', { secretKey: '' }],
    ['', { typo: true }],
  ])('are refused at %s: %j', (path, change) => {
    expect(problemsOf({ ...settings, ...change })).toEqual([path]);
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:9'])(
    'may be plain on this machine: %s',
    (url) => {
      expect(parseGatewayConfig({ ...settings, url }).url).toBe(url);
    },
  );

  it('may be plain to another machine only where that is said', () => {
    const change = { url: 'http://10.101.40.93', allowPlainHttp: true };
    expect(parseGatewayConfig({ ...settings, ...change }).url).toBe(change.url);
  });

  it('are described without their secrets, which are named', () => {
    const { settings: shown, secrets } = describeGateway(parseGatewayConfig(settings));
    expect(secrets).toEqual(['secretKey']);
    expect(JSON.stringify(shown)).not.toContain('s3cret');
    expect(shown).toMatchObject({ id: 'province', appId: 'site-1' });
  });

  it('are written in full to be sealed, and read again', () => {
    const config = parseGatewayConfig(settings);
    const document = gatewayDocument(config);
    expect(document['secretKey']).toBe(settings.secretKey);
    expect(gatewayDocument(parseGatewayConfig(JSON.parse(JSON.stringify(document))))).toEqual(document);
  });

  it('keep their secrets when they are changed without them, at the same address alone', () => {
    const before = parseGatewayConfig(settings);
    const { secretKey, ...typed } = settings;
    const changed = changeGatewayConfig({ ...typed, appId: 'site-2' }, before);
    expect(gatewayDocument(changed)).toMatchObject({ appId: 'site-2', secretKey });
    expect(() => changeGatewayConfig({ ...typed, url: 'https://evil.example' }, before)).toThrow(
      'input-invalid',
    );
    expect(() => changeGatewayConfig({ ...typed, shape: 'guangdong' }, before)).toThrow('input-invalid');
    expect(() => changeGatewayConfig(null, before)).toThrow('input-invalid');
    const replaced = changeGatewayConfig({ ...settings, secretKey: 'new' }, before);
    expect(gatewayDocument(replaced)['secretKey']).toBe('new');
  });

  it('are refused with an error that quotes no secret, whatever is wrong', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.keys(settings), '__proto__', 'ca', 'hints'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(anything, (change) => {
        try {
          parseGatewayConfig({ ...settings, ...change });
        } catch (error) {
          expect(error).toMatchObject({ code: 'input-invalid', fault: 'caller' });
          expect(JSON.stringify(error)).not.toContain('s3cret');
        }
      }),
    );
  });
});
