import { healthCodeFormat, parsePassTrust, passFormat } from '@vedette/credential';
import { holderPresentation } from '@vedette/credential/pass-holder';
import {
  friend,
  holder,
  issued,
  noon,
  onEd25519,
  passVectors,
  trustFiles,
} from '@vedette/credential/pass-vectors';
import { simulatedCode } from '@vedette/credential/simulated-gateway';
import { context, open, sample, simulate } from '@vedette/credential/test/gateway-stand';
import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { faultsOf, shown } from '../stand/door.ts';
import { isSignedPass } from '../stand/signed.ts';
import { siteLedger } from '../stand/site-ledger.ts';

const format = passFormat(parsePassTrust(trustFiles.main));

/** A scanner of many: the issuer’s signature is in the code, so it is a pass. What is around it is decoration. */
const naive = (text: string): boolean => isSignedPass(text);

const screenshot = await holderPresentation(issued(onEd25519), instant(noon), holder.crypto);
const friends = await holderPresentation(issued(onEd25519), instant(noon), friend.crypto);
const dressedUp =
  (await passVectors()).cases.find(({ name }) => name === 'the signature of another step')?.text ?? '';

const pass = (name: string, text: string, after: number, fault: string): Variant => ({
  name,
  naive: () => naive(text),
  ours: () => faultsOf(format, shown(text, noon + after)),
  says: [fault],
});

/** As it is often written: the grade decides, and where there is none, nothing is wrong. */
async function naiveGrade(url: string, form: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/decode`, { method: 'POST', body: new URLSearchParams(form) });
  const { data } = (await answer.json()) as { data: { risk_assessment_grade?: string } };
  return data.risk_assessment_grade !== '01' && data.risk_assessment_grade !== '10';
}

describe('attack 1: a screenshot or a photograph of a live code', () => {
  shows([
    pass('twenty seconds after its step began', screenshot, 20_000, 'stale-presentation'),
    pass('an hour later', screenshot, 3_600_000, 'stale-presentation'),
    pass('held back for a moment to come', screenshot, -20_000, 'stale-presentation'),
    pass('under a step that was raised by hand', dressedUp, 10_000, 'holder-binding'),
    pass('the pass inside it, shown alone', issued(onEd25519), 0, 'holder-binding'),
    pass('the pass inside it, on a friend’s phone', friends, 0, 'holder-binding'),
    {
      name: 'at the next lane within the same step',
      naive: () => naive(screenshot),
      async ours() {
        const passage = await siteLedger();
        const at = (after: number, who: string) =>
          faultsOf(format, shown(screenshot, noon + after), { ledger: passage(who) });
        return [await at(0, 'owner'), await at(1_000, 'crook'), await at(2_000, 'owner')];
      },
      says: [[], ['replayed'], []],
    },
  ]);

  it('the live code itself is good for as long as its step', async () => {
    for (const after of [-10_000, 0, 19_999])
      expect(await faultsOf(format, shown(screenshot, noon + after))).toEqual([]);
  });

  it('an online code is stale when the gateway says that the code was shown too late', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'national');
    const code = shown(simulatedCode('national', sample('逾')), context().at);
    const format = healthCodeFormat({ routes: [], fallback: gateway });
    expect(await faultsOf(format, code, context())).toEqual(['stale-presentation']);
    // The very request that was sent, its answer read without care.
    expect(await naiveGrade(simulator.url, simulator.seen.at(-1)?.body ?? '')).toBe(true);
  });

  it('an online code is asked about anew each time, where an answer about a person may be kept', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'national', { change: { keepPersonMs: 3_600_000 } });
    const format = healthCodeFormat({ routes: [], fallback: gateway });
    const code = shown(simulatedCode('national', sample('绿')), context().at);
    for (const asked of [1, 2]) {
      expect(await faultsOf(format, code, context())).toEqual([]);
      expect(simulator.seen).toHaveLength(asked);
    }
  });
});
