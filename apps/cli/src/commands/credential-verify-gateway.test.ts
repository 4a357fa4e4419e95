import { gatewayShapes } from '@vedette/credential';
import {
  type SimulatorOptions,
  samplePeople,
  simulatedCode,
  startGatewaySimulator,
} from '@vedette/credential/simulated-gateway';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runVerify, verify } from '../../test/credential-stand.ts';

const [green, , red] = samplePeople;
if (green === undefined || red === undefined) throw new Error('No sample people');

async function platform(options: SimulatorOptions = {}) {
  const simulator = await startGatewaySimulator(options);
  onTestFinished(() => simulator.close());
  return simulator;
}

describe('vedette credential verify on a health code', () => {
  it.each(gatewayShapes)('asks a platform of the shape %s, as its settings say', async (shape) => {
    const simulator = await platform();
    const question = { at: Date.now(), trust: [simulator.settings(shape)] };
    const found = await verify(simulatedCode(shape, green), question);
    expect(found).toMatchObject({ code: 0, format: 'health-code', outcome: 'verified', replayKey: null });
    expect(found['claims']).toContainEqual(
      expect.objectContaining({ kind: 'health-status', colour: 'green' }),
    );
    expect(JSON.stringify(found)).not.toContain(green.number);
  });

  it('says the colour and not more: whether a red code gets in is no question of the code', async () => {
    const simulator = await platform();
    const trust = [simulator.settings('shanghai')];
    const { code, output } = await runVerify(simulatedCode('shanghai', red), { at: Date.now(), trust });
    expect(code).toBe(0);
    expect(output).toContain('Health status red');
  });

  it('cannot tell while the platform is down, and tells no secret of its settings', async () => {
    const simulator = await platform({ faults: { fault: 'reset', rate: 1 } });
    const settings = simulator.settings('national');
    const { code, output, errors } = await runVerify(simulatedCode('national', green), {
      ...{ at: Date.now(), trust: [settings] },
    });
    expect(code).toBe(2);
    expect(output).toContain('Indeterminate: health code');
    for (const [name, secret] of Object.entries(simulator.accounts.national))
      if (name !== 'appId') expect(output + errors).not.toContain(String(secret));
  });

  it('hands what nobody knows to the only platform when told that it is a health code', async () => {
    const simulator = await platform();
    const question = { at: Date.now(), trust: [simulator.settings('shanghai')] };
    const text = 'WHAT; rm -rf / $(id)';
    expect(await verify(text, question)).toMatchObject({ code: 1, format: null, faults: ['malformed'] });
    expect(simulator.seen).toHaveLength(0);
    const asked = await verify(text, { ...question, args: ['--format', 'health-code'] });
    expect(asked).toMatchObject({ format: 'health-code' });
    expect(asked.outcome).not.toBe('verified');
    expect(simulator.seen.length).toBeGreaterThan(0);
  });
});
