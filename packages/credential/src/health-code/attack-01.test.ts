import { describe, expect, it } from 'vitest';
import { codeOf, context, open, sample, shown, simulate } from '../../test/gateway-stand.ts';
import { examinerOf } from '../core/examine.ts';
import { healthCodeFormat } from './health-code-format.ts';
import { simulatedCode } from './simulated/index.ts';

/** As it is often written: the grade decides, and where there is none, nothing is wrong. */
async function naive(url: string, form: string): Promise<string> {
  const answer = await fetch(`${url}/health/decode`, { method: 'POST', body: new URLSearchParams(form) });
  const { data } = (await answer.json()) as { data: { risk_assessment_grade?: string } };
  return data.risk_assessment_grade === '10' ? 'red' : 'green';
}

describe('attack 1: the screenshot of a code that has run out, as a naive verifier accepts it', () => {
  it('is stale when the gateway says that it was shown too late', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'national');
    const format = healthCodeFormat({ routes: [], fallback: gateway });
    const code = simulatedCode('national', sample('逾'));
    const found = await examinerOf(format).examine(shown(code), context());
    expect(found).toMatchObject({ outcome: 'rejected', faults: ['stale-presentation'], claims: [] });
    // The very request that was sent, read without care.
    expect(await naive(simulator.url, simulator.seen.at(-1)?.body ?? '')).toBe('green');
  });

  it('is not served from what was kept of another minute', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'national', { change: { keepPersonMs: 3_600_000 } });
    const options = { at: context().at, signal: context().signal };
    await gateway.check(codeOf('national', sample('绿')), options);
    await gateway.check(codeOf('national', sample('绿')), options);
    expect(simulator.seen).toHaveLength(2);
  });
});
