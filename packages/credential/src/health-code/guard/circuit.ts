import { type Duration, duration } from '@vedette/domain';

/** Whether a gateway is asked, or left alone because it keeps failing. Times are of a clock that never goes back. */
export type Circuit =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly until: Duration }
  | { readonly state: 'half-open' };

/** `abandoned`: the asker left before there was an answer, which says nothing about the gateway. */
export type CircuitEvent = 'asked' | 'answered' | 'failed' | 'abandoned';

export interface CircuitPolicy {
  /** So many failures one after the other open the circuit. */
  readonly failures: number;
  /** How long an open circuit stays so, until one question tries again. */
  readonly rest: Duration;
}

export const circuitPolicy: CircuitPolicy = { failures: 5, rest: duration(10_000) };
export const closedCircuit: Circuit = { state: 'closed', failures: 0 };

/** Whether a question may go out now. With half of it open, the one that tries is out already. */
export function admits(circuit: Circuit, now: Duration): boolean {
  return circuit.state === 'closed' || (circuit.state === 'open' && now >= circuit.until);
}

/** What the circuit is after the event. An event that does not concern its state leaves it as it is. */
export function stepCircuit(
  circuit: Circuit,
  event: CircuitEvent,
  now: Duration,
  policy: CircuitPolicy = circuitPolicy,
): Circuit {
  switch (event) {
    case 'asked':
      return circuit.state === 'open' && admits(circuit, now) ? { state: 'half-open' } : circuit;
    case 'answered':
      return closedCircuit;
    case 'failed':
      return afterFailure(circuit, now, policy);
    case 'abandoned':
      return circuit.state === 'half-open' ? { state: 'open', until: now } : circuit;
  }
}

function afterFailure(circuit: Circuit, now: Duration, { failures, rest }: CircuitPolicy): Circuit {
  const open: Circuit = { state: 'open', until: duration(now + rest) };
  switch (circuit.state) {
    case 'closed':
      return circuit.failures + 1 >= failures ? open : { state: 'closed', failures: circuit.failures + 1 };
    case 'half-open':
      return open;
    case 'open':
      return circuit;
  }
}
