import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type Examiner,
  examinerOf,
  hcertFormat,
  parseHcertTrust,
  type VerifyContext,
} from '@vedette/credential';
import {
  issueHcert,
  type SimulatedIssuer,
  sampleDcc,
  simulatedIssuer,
  simulatedTrustList,
} from '@vedette/credential/simulated-hcert';
import { instant, type Presentation } from '@vedette/domain';

const issuedAt = instant(Date.parse('2021-07-01T12:00:00Z'));
const expiresAt = instant(Date.parse('2022-07-01T12:00:00Z'));
const at = instant(Date.parse('2021-08-01T12:00:00Z'));
/** As many keys as Europe had at a time. */
const trusted = 300;

const context: VerifyContext = {
  ...{ at, clock: 'trusted', direction: 'in', collectsNumber: false },
  ledger: { claim: () => Promise.resolve('first') },
  signal: new AbortController().signal,
  hashNumber: () => '',
};

export interface Bench {
  readonly examiner: Examiner;
  readonly es256: Presentation;
  readonly ps256: Presentation;
}

/** A verifier that trusts many, and a certificate of each kind of key. */
export function openBench(): Bench {
  const [curve, rsa] = [simulatedIssuer('AT'), simulatedIssuer('CH', 'PS256')];
  const others = Array.from({ length: trusted - 2 }, () => simulatedIssuer('DE'));
  const trust = parseHcertTrust(simulatedTrustList([curve, rsa, ...others]));
  return { examiner: examinerOf(hcertFormat({ trust })), es256: codeOf(curve), ps256: codeOf(rsa) };
}

function codeOf(issuer: SimulatedIssuer): Presentation {
  const text = issueHcert(issuer, { payload: sampleDcc.v, issuedAt, expiresAt });
  return { medium: 'qr', at, reader: 'bench', bytes: new TextEncoder().encode(text) };
}

/** Milliseconds of CPU, user and system, that the whole chain from the text of the code took each time. */
export async function measureChain(
  bench: Bench,
  code: Presentation,
  times: number,
): Promise<readonly number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time++) {
    const start = process.cpuUsage();
    await verify(bench, code);
    const { user, system } = process.cpuUsage(start);
    took.push((user + system) / 1000);
  }
  return took;
}

/** Verifies a certificate many times over and keeps nothing. */
export async function verifyOver(bench: Bench, code: Presentation, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await verify(bench, code);
}

async function verify({ examiner }: Bench, code: Presentation): Promise<void> {
  const { outcome, faults } = await examiner.examine(code, context);
  if (outcome !== 'verified') throw new Error(`The certificate is ${faults.join(', ')}`);
}

export interface Memory {
  readonly heap: number;
  readonly resident: number;
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes in use once everything that nobody holds has been collected. */
export function memoryInUse(): Memory {
  for (let round = 0; round < 4; round++) collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}
