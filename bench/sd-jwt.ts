// What a wallet's answer costs to verify, how large the codes that ask for it are, and whether a thousand answers
// leave anything:
//   node --conditions=@vedette/source bench/sd-jwt.ts [--json]

import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  type Examiner,
  examinerOf,
  LaneRequests,
  parseRequestClient,
  parseSdJwtTrust,
  queryFor,
  sdJwtFormat,
} from '@vedette/credential';
import { duration, instant, type LaneId, type Presentation } from '@vedette/domain';
import { bindSdJwt, disclosable, issueSdJwt, testKeyPair } from '@vedette/testing';
import { memoryInUse } from './credential/measure.ts';
import { report } from './lib/report.ts';
import { median, quantile } from './lib/statistics.ts';

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const times = 1_000;
const at = instant(Date.parse('2026-11-24T08:00:00Z'));
const seconds = at / 1_000;
const [issuer, holder] = [testKeyPair(), testKeyPair()];
const vct = 'urn:eudi:pid:1';
const challenge = { nonce: 'n'.repeat(43), audience: 'x509_san_dns:gate.example', issuedAt: at };

const trust = parseSdJwtTrust({
  list: { name: 'bench' },
  issuers: [{ iss: 'https://pid.example', keys: [issuer.jwk], types: [{ vct, role: 'identity' }] }],
});
const query = queryFor(trust, ['name', 'birthDate']);
if (query === null) throw new Error('The trust has no answer to the question');

/** An identity credential of 27 claims, of which three are shown. */
function presentation(): Presentation {
  const more = Array.from({ length: 24 }, (_, count) => [`claim_${count}`, disclosable(`value ${count}`)]);
  const shown = {
    ...{ family_name: disclosable('Mustermann'), given_name: disclosable('Erika') },
    birthdate: disclosable('1964-08-12'),
  };
  const claims = { iss: 'https://pid.example', vct, exp: seconds + 3_600, cnf: { jwk: holder.jwk } };
  const issued = issueSdJwt({
    key: issuer.key,
    claims: { ...claims, ...shown, ...Object.fromEntries(more) },
  });
  const text = bindSdJwt([issued.issuerJwt, ...issued.disclosures.slice(0, 3), ''].join('~'), {
    ...{ key: holder.key, nonce: challenge.nonce, audience: challenge.audience, issuedAt: seconds },
  });
  return { medium: 'openid4vp', at, reader: 'bench', bytes: Buffer.from(text), challenge };
}

const paths = (query.credentials[0]?.claims ?? []).map(({ path }) => path);
const examiner: Examiner = examinerOf(sdJwtFormat({ trust, askedFor: () => ({ types: [vct], paths }) }));
const shown = presentation();

async function verify(): Promise<number> {
  const start = process.cpuUsage();
  const { outcome, faults } = await examiner.examine(shown, {
    ...{ at, clock: 'trusted', direction: 'in', signal: new AbortController().signal },
    ledger: { claim: async () => 'first' },
    ...{ hashNumber: () => '', collectsNumber: false },
  });
  if (outcome !== 'verified') throw new Error(`The answer is ${faults.join(', ')}`);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

async function round(): Promise<number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time++) took.push(await verify());
  return took;
}

/** Characters of the code for an unsigned question. */
async function codeLength(responseMode: 'direct_post' | 'direct_post.jwt'): Promise<number> {
  const client = parseRequestClient({ scheme: 'redirect_uri' });
  const requests = new LaneRequests({
    ...{ origin: 'https://gate.example', client, responseMode, ttl: duration(60_000), random: randomBytes },
  });
  if (query === null) return Number.NaN;
  return (await requests.open({ lane: 'lane-1' as LaneId, query, at })).qrText.length;
}

for (let warm = 0; warm < 10; warm++) await round();
const took = await round();
const memory = [memoryInUse()];
for (let count = 0; count < 7; count++) {
  await round();
  memory.push(memoryInUse());
}
const growth = median(
  memory.slice(1).map(({ heap }, before) => (heap - (memory[before]?.heap ?? heap)) / 1_024),
);

report(
  {
    bench: 'sd-jwt',
    figures: {
      presentationBytes: shown.bytes.length,
      verifyCpuMs: median(took),
      verifyP95CpuMs: quantile(took, 0.95),
      heapGrowthKiB: growth,
      unsignedCodeCharacters: await codeLength('direct_post'),
      unsignedEncryptedCodeCharacters: await codeLength('direct_post.jwt'),
    },
    goals: [
      { figure: 'verifyP95CpuMs', atMost: 4 },
      { figure: 'heapGrowthKiB', atMost: 64 },
    ],
  },
  options.json,
);
