import {
  examinerOf,
  gatewayShapes,
  healthCodeFormat,
  healthEvidence,
  type StatusGateway,
} from '@vedette/credential';
import { type SimulatedFault, simulatedCode } from '@vedette/credential/simulated-gateway';
import {
  ask,
  codeOf,
  noon,
  open,
  StillGuard,
  sample,
  simulate,
  untilSeen,
  context as verifying,
  whoIs,
} from '@vedette/credential/test/gateway-stand';
import { after, decide, duration } from '@vedette/domain';
import { context, requiring } from '@vedette/domain/test/builders';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { shown } from '../stand/door.ts';

const green = sample('绿');

/** As often written: nobody is kept waiting for a platform. Who was good is good, and who was not asked about too. */
class NaiveGate {
  #last: boolean | null = null;
  async opens(gateway: StatusGateway): Promise<boolean> {
    const reply = await ask(gateway, codeOf(gateway.shape, green));
    if (reply.ok)
      this.#last = reply.report.claims.some((claim) => 'colour' in claim && claim.colour === 'green');
    return this.#last ?? true;
  }
}

const asksForGreen = requiring({ check: 'health-status', colour: 'green' });

/** What is found of a code under this gateway, and what the door makes of it. */
async function found(gateway: StatusGateway): Promise<unknown> {
  const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: gateway }));
  const verification = await examiner.examine(shown(simulatedCode(gateway.shape, green), noon), verifying());
  const decision = decide(asksForGreen, healthEvidence(verification), context({ final: true }));
  return [verification.outcome, ...verification.faults, decision.outcome];
}
const open1 = ['indeterminate', 'gateway-unreachable', 'refer'];

const failing: readonly (readonly [string, SimulatedFault])[] = [
  ['drops the line', 'reset'],
  ['breaks off in the middle', 'truncated'],
  ['is busy', 'busy'],
  ['answers with a page for people', 'malformed'],
  ['answers with no answer', 'missing'],
  ['answers with everything of another kind', 'wrong-types'],
  ['says its colour twice', 'doubled'],
];
const fails = ([how, fault]: readonly [string, SimulatedFault]): readonly Variant[] =>
  gatewayShapes.map((shape) => ({
    name: `a platform of the shape ${shape} that ${how}`,
    naive: async () => new NaiveGate().opens(open(await simulate({ faults: { fault } }), shape)),
    ours: async () => found(open(await simulate({ faults: { fault } }), shape)),
    says: open1,
  }));

describe('attack 15: a gateway that is down or slow', () => {
  shows([
    ...failing.flatMap(fails),
    {
      name: 'a platform that answered once, and is cut off by whoever comes next',
      async naive() {
        const simulator = await simulate();
        const [gateway, gate] = [open(simulator, 'national'), new NaiveGate()];
        await gate.opens(gateway);
        simulator.setFaults({ fault: 'reset' });
        return gate.opens(gateway);
      },
      async ours() {
        const simulator = await simulate();
        const gateway = open(simulator, 'national');
        const first = await found(gateway);
        simulator.setFaults({ fault: 'reset' });
        return [first, await found(gateway)];
      },
      says: [['verified', 'granted'], open1],
    },
  ]);

  it.each(['late', 'silent'] as const)('a platform that is %s is given up at the deadline', async (fault) => {
    const simulator = await simulate({ faults: { fault, lateMs: 600_000 } });
    const deps = new StillGuard();
    const asked = found(open(simulator, 'national', { deps }));
    await untilSeen(simulator, 1);
    deps.endDeadlines();
    expect(await asked).toEqual(open1);
  });

  it('a platform that failed five times is left alone, and tried by one question after its rest', async () => {
    const simulator = await simulate({ faults: { fault: 'busy' } });
    const deps = new StillGuard();
    const gateway = open(simulator, 'national', { deps });
    const question = codeOf('national', green);
    for (let count = 0; count < 5; count++) await ask(gateway, question);
    expect(gateway.state()).toBe('resting');
    expect(await ask(gateway, question)).toMatchObject({
      trouble: 'resting',
      faults: ['gateway-unreachable'],
    });
    expect(simulator.seen).toHaveLength(5);
    deps.pass(10_000);
    simulator.setFaults({ fault: 'silent' });
    const trying = ask(gateway, question);
    await untilSeen(simulator, 6);
    expect(await ask(gateway, question)).toMatchObject({ trouble: 'resting' });
    deps.endDeadlines();
    expect(await trying).toMatchObject({ trouble: 'late' });
    deps.pass(10_000);
    simulator.setFaults({ fault: null });
    expect(await ask(gateway, question)).toMatchObject({ ok: true, from: 'gateway' });
    expect(gateway.state()).toBe('ready');
  });

  it('memory answers for a person only as long as the platform stood by its answer', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'national', { change: { keepPersonMs: 86_400_000 } });
    const person = whoIs(green);
    await ask(gateway, person);
    simulator.setFaults({ fault: 'reset' });
    const hours = (count: number) => after(noon, duration(count * 3_600_000));
    expect(await ask(gateway, person, hours(13))).toMatchObject({ ok: true, from: 'cache' });
    // It stood by its answer for 14 hours, whatever the site would have liked.
    expect(await ask(gateway, person, hours(14))).toMatchObject({
      ok: false,
      faults: ['gateway-unreachable'],
    });
    expect(await ask(gateway, whoIs(sample('黄')), hours(1))).toMatchObject({ ok: false });
  });

  it('memory keeps no refusal and no failure, and nothing that is over', async () => {
    const deps = new StillGuard();
    const simulator = await simulate();
    const gateway = open(simulator, 'national', { deps, change: { keepPersonMs: 1_000, keepCodeMs: 1_000 } });
    for (const question of [codeOf('national', green), whoIs(green)]) {
      simulator.setFaults({ fault: 'expired' });
      expect(await ask(gateway, question)).toMatchObject({ faults: ['stale-presentation'] });
      simulator.setFaults({ fault: null });
      expect(await ask(gateway, question)).toMatchObject({ ok: true, from: 'gateway' });
      deps.runTasks();
      expect(await ask(gateway, question)).toMatchObject({ ok: true, from: 'gateway' });
    }
  });
});
