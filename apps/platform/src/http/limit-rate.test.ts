import { describe, expect, it } from 'vitest';
import { claimed, testPlatform } from '../../test/platform-kit.ts';

const rates = { callerPerSecond: 0.1, callerBurst: 12, addressPerSecond: 0.1, addressBurst: 40 };
const platform = await testPlatform(undefined, { rates });
const owner = await claimed(platform);

const seconds = /^(?:[1-9]|10)$/;

describe('whoever asks too often', () => {
  it('is told when to come again, by account first', async () => {
    for (let turn = 0; turn < 12; turn += 1)
      expect((await owner.ask('GET', '/api/locations')).status).toBe(200);
    const late = await owner.ask('GET', '/api/locations');
    expect(late.status).toBe(429);
    expect(late.headers.get('retry-after')).toMatch(seconds);
    expect(late.headers.get('content-type')).toBe('application/problem+json');
    expect(late.json).toMatchObject({ status: 429, type: 'urn:vedette:error:rate-limited' });
    expect((await platform.visitor().ask('GET', '/api/welcome')).status).toBe(200);
  });

  it('is refused by address before anybody is recognised, where SCIM is spoken as SCIM says it', async () => {
    const nobody = platform.visitor();
    for (let turn = 0; turn < 40; turn += 1) await nobody.ask('GET', '/api/welcome');
    expect((await nobody.ask('GET', '/api/welcome')).status).toBe(429);
    const scim = await platform.visitor('vk_none').ask('GET', '/scim/v2/Users');
    expect(scim.status).toBe(429);
    expect(scim.headers.get('retry-after')).toMatch(seconds);
    expect(scim.json).toMatchObject({ status: '429', detail: 'rate-limited' });
  });

  it('still learns whether the platform is alive', async () => {
    expect((await platform.visitor().ask('GET', '/healthz')).status).toBe(200);
  });
});
