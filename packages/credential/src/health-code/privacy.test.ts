import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  ask,
  codeOf,
  context,
  never,
  noon,
  open,
  StillGuard,
  sample,
  simulate,
  whoIs,
} from '../../test/gateway-stand.ts';
import { askStatus, describeGateway, gatewayShapes, parseGatewayConfig } from '../index.ts';
import { type SimulatedFault, simulatedFaults } from './simulated/index.ts';
import { httpTransport } from './transport/http-transport.ts';

const planted = { ...sample('绿'), name: '埋名氏', number: '31010119900101777X', phone: '19977777777' };
const traces = /埋名|310101|777X|199\d{2,}|yss|s\.sh\.gov/;

/** All that a program could write down of a value. */
const written = (value: unknown): string =>
  [inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value), String(value)].join('\n');

const answered: readonly SimulatedFault[] = simulatedFaults.filter(
  (fault) => fault !== 'silent' && fault !== 'late',
);

describe.each(gatewayShapes)('what is left of a question in the shape %s', (shape) => {
  it.each([null, ...answered])('names nobody with the fault %s', async (fault) => {
    const simulator = await simulate({ people: [planted], faults: { fault }, signed: true });
    const gateway = open(simulator, shape, { deps: new StillGuard() });
    const questions = [codeOf(shape, planted), whoIs(planted)];
    const replies = await Promise.all(questions.map((question) => ask(gateway, question)));
    const found = await askStatus(gateway, whoIs(planted), context({ hashNumber: () => 'h' }));
    expect(written([replies, found, gateway])).not.toMatch(traces);
  });

  it('is an error without the question when the connection fails', async () => {
    const simulator = await simulate({ faults: { fault: 'reset' } });
    const transport = httpTransport({ url: simulator.url });
    const request = { method: 'POST', path: '/x', headers: {}, body: planted.number } as const;
    const error: unknown = await transport.send(request, never()).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Error);
    expect(written(error)).not.toMatch(traces);
    transport.close();
  });

  it('is a configuration whose secrets nothing prints', async () => {
    const simulator = await simulate();
    const settings = simulator.settings(shape);
    const config = parseGatewayConfig(settings);
    const secrets = Object.values(simulator.accounts).flatMap((account) =>
      Object.entries(account).flatMap(([name, value]) => (/secret|token/i.test(name) ? [String(value)] : [])),
    );
    const gateway = open(simulator, shape);
    await gateway.check(codeOf(shape, planted), { at: noon, signal: never() });
    const all = written([config, describeGateway(config), gateway]);
    for (const secret of secrets) expect(all).not.toContain(secret);
    expect(describeGateway(config).secrets).toHaveLength(1);
  });
});
