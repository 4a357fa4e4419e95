import { duration } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admits, type Circuit, type CircuitEvent, closedCircuit, stepCircuit } from './circuit.ts';

const policy = { failures: 3, rest: duration(100) };
const closed = (failures: number): Circuit => ({ state: 'closed', failures });
const open = (until: number): Circuit => ({ state: 'open', until: duration(until) });
const halfOpen: Circuit = { state: 'half-open' };

/** At the time 1,000: from, event, to. */
const table: readonly (readonly [Circuit, CircuitEvent, Circuit])[] = [
  [closed(0), 'asked', closed(0)],
  [closed(2), 'asked', closed(2)],
  [closed(2), 'answered', closed(0)],
  [closed(0), 'failed', closed(1)],
  [closed(1), 'failed', closed(2)],
  [closed(2), 'failed', open(1_100)],
  [closed(2), 'abandoned', closed(2)],
  [open(1_001), 'asked', open(1_001)],
  [open(1_000), 'asked', halfOpen],
  [open(1_050), 'answered', closed(0)],
  [open(1_050), 'failed', open(1_050)],
  [open(1_050), 'abandoned', open(1_050)],
  [halfOpen, 'asked', halfOpen],
  [halfOpen, 'answered', closed(0)],
  [halfOpen, 'failed', open(1_100)],
  [halfOpen, 'abandoned', open(1_000)],
];

describe('the circuit of a gateway', () => {
  it.each(table)('%j, when it is %s, becomes %j', (from, event, to) => {
    expect(stepCircuit(from, event, duration(1_000), policy)).toEqual(to);
  });

  it.each([
    [closed(2), true],
    [open(1_001), false],
    [open(1_000), true],
    [halfOpen, false],
  ])('%j admits a question: %s', (circuit, isAdmitted) => {
    expect(admits(circuit, duration(1_000))).toBe(isAdmitted);
  });

  it('always admits again after its rest, whatever came before', () => {
    const event = fc.constantFrom<CircuitEvent>('asked', 'answered', 'failed', 'abandoned');
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let circuit = closedCircuit;
        let now = 0;
        for (const each of events) {
          now += 7;
          circuit = stepCircuit(circuit, each, duration(now), policy);
        }
        // The one question that tries settles in any case: its deadline sees to that.
        if (circuit.state === 'half-open') circuit = stepCircuit(circuit, 'failed', duration(now), policy);
        expect(admits(circuit, duration(now + policy.rest))).toBe(true);
      }),
    );
  });
});
