import { describe, expect, it } from 'vitest';
import { fieldsOf, gatewaySettings, gatewayShapes, gatewayValues } from './gateway-form.ts';

const settings = {
  ...{ shape: 'guangdong', id: 'gd', url: 'https://bus.example', paasId: 'p', sealed: ['paasToken'] },
  ...{ deadlineMs: 1_500, keepPersonMs: 60_000, keepCodeMs: 0, servicePath: '/a', signedReplies: true },
  ...{ listedAreas: ['甲'], hints: [{ kind: 'prefix', text: 'GD:' }], allowPlainHttp: false },
  errorCodes: { rejected: [7], notFound: [], expired: [9] },
};
const { id, sealed, ...stated } = settings;

describe('the form of a health code platform', () => {
  it('shows what is set and leaves it as it was, its secret untouched', () => {
    expect(gatewaySettings(gatewayValues(settings), settings)).toEqual(stated);
    expect(gatewayValues(settings)).toMatchObject({ keepPersonMs: 60, rejected: [7], expired: [9] });
  });

  it('sends what was typed: seconds as milliseconds, codes as numbers, a secret without blanks', () => {
    const values = { ...gatewayValues(settings), paasToken: ' new ', keepCodeMs: 30, rejected: ['7', '8'] };
    expect(gatewaySettings(values, settings)).toMatchObject({
      ...{ paasToken: 'new', keepCodeMs: 30_000, errorCodes: { rejected: [7, 8], expired: [9] } },
    });
  });

  it('takes nothing along to a platform of another shape', () => {
    const values = { ...gatewayValues(settings), shape: 'firmware' as const, enterpriseId: 'e' };
    const changed = gatewaySettings(values, settings);
    expect(changed).toMatchObject({ shape: 'firmware', enterpriseId: 'e', url: 'https://bus.example' });
    for (const name of ['hints', 'paasId', 'servicePath', 'errorCodes', 'sealed'])
      expect(changed).not.toHaveProperty(name);
  });

  it('begins with the most usual shape, and asks each for its account and its secret', () => {
    expect(gatewayValues(null)).toMatchObject({ shape: 'national', deadlineMs: 2_000 });
    for (const shape of gatewayShapes) {
      const { account } = fieldsOf(shape);
      expect(account[0]?.name).toBe('url');
      expect(account.filter(({ look }) => look === 'secret')).toHaveLength(1);
    }
  });

  it('reads settings of a shape that nobody knows as those of a new one', () => {
    expect(gatewayValues({ shape: 'other' }).shape).toBe('national');
  });
});
