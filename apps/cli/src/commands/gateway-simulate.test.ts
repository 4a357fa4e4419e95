import { once } from 'node:events';
import { createServer } from 'node:net';
import { openGateway, parseGatewayConfig } from '@vedette/credential';
import { simulatedFaults } from '@vedette/credential/simulated-gateway';
import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { beginVedette, vedette } from '../../test/run-vedette.ts';
import { faults } from '../gateway/choices.ts';

interface Told {
  readonly url: string;
  readonly gateways: readonly { readonly shape: string }[];
  readonly people: readonly {
    readonly colour: string;
    readonly codes: Readonly<Record<string, string>>;
  }[];
}

/** Starts the command, and hands over the first line that it prints once that is there. */
async function begin(...args: readonly string[]) {
  const child = beginVedette(['gateway', 'simulate', '--json', ...args]);
  const closed = once(child, 'close');
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    if (printed.includes('\n')) break;
  }
  return { child, closed, told: JSON.parse(printed) as Told };
}

async function colourOf({ gateways, people }: Told): Promise<string> {
  const [settings] = gateways;
  const gateway = openGateway(parseGatewayConfig(settings));
  const raw = new TextEncoder().encode(people[0]?.codes[settings?.shape ?? ''] ?? '');
  const options = { at: instant(Date.now()), signal: new AbortController().signal };
  const reply = await gateway.check({ raw }, options);
  await gateway.close();
  if (!reply.ok) return reply.trouble ?? reply.faults.join();
  const [claim] = reply.report.claims;
  return claim?.kind === 'health-status' ? claim.colour : 'none';
}

describe('vedette gateway simulate', () => {
  it('prints settings and codes that a gateway is asked with, and ends well with SIGINT', async () => {
    const { child, closed, told } = await begin();
    expect(told.gateways.map(({ shape }) => shape)).toEqual([
      'shanghai',
      'national',
      'guangdong',
      'firmware',
    ]);
    expect(await colourOf(told)).toBe('green');
    child.kill('SIGINT');
    expect(await closed).toEqual([0, null]);
  });

  it('fails as it is told to', async () => {
    const { child, closed, told } = await begin('--shape', 'national', '--fault', 'busy');
    expect(told.gateways).toHaveLength(1);
    expect(await colourOf(told)).toBe('http-status');
    child.kill('SIGTERM');
    expect(await closed).toEqual([0, null]);
  });

  it('says in words what to enter, and that nobody is real', async () => {
    const child = beginVedette(['gateway', 'simulate', '--shape', 'shanghai']);
    const closed = once(child, 'close');
    let printed = '';
    for await (const chunk of child.stdout ?? []) {
      printed += String(chunk);
      if (printed.includes('Ctrl-C')) break;
    }
    child.kill('SIGINT');
    expect(await closed).toEqual([0, null]);
    expect(printed).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    expect(printed).toContain('"appSecret":"');
    expect(printed).toContain('Invented people');
    expect(printed).toContain('https://s.sh.gov.cn/');
  });

  it('says so when somebody else has the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { code, errors } = await vedette(['gateway', 'simulate', '--port', port]);
    other.close();
    expect(code).toBe(65);
    expect(errors).toContain(`127.0.0.1:${port}`);
  });

  it('knows every fault of the simulator, and refuses others', async () => {
    expect([...faults].sort()).toEqual([...simulatedFaults].sort());
    const { code, errors } = await vedette(['gateway', 'simulate', '--fault', 'tired']);
    expect(code).toBe(64);
    expect(errors).toContain('malformed');
  });
});
