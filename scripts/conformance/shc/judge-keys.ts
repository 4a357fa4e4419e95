import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readHealthCard, type ShcTrust } from '@vedette/credential';
import { VedetteError } from '@vedette/domain';
import { readJson } from '../files.ts';
import { isShape } from '../json-shape.ts';
import { at, type Faults, judgeJws } from './judge-card.ts';
import { trustIn } from './trusts.ts';

// The issuer for whom the certificates beside the test keys were made.
const keyIssuer = 'https://smarthealth.cards/examples/issuer';

/** Whether a file is a key set to be judged; the keys of the revoking issuers are judged with their cards. */
export function isKeyFile(path: string): boolean {
  const isNamed = /^(valid|wrong|invalid|cert_mismatch|private)[^/]*\.json$/.test(basename(path));
  return isNamed && !path.includes('badcrl/');
}

/** The names say which key sets are good; one that is not has to be refused as a whole. */
export function keyProblem(path: string, file: string): string | undefined {
  const isGood = basename(path).startsWith('valid');
  const trust = trustOrProblem({ iss: keyIssuer, name: 'keys', keys: readJson(file) });
  if (typeof trust === 'string') return isGood ? trust : undefined;
  return isGood ? undefined : 'taken';
}

/** The card of an issuer whose keys and revocation list lie beside it, where its address would have them. */
export function judgeRevocable(file: string): Faults {
  const wellKnown = join(file, '..', '.well-known');
  const crls = readdirSync(join(wellKnown, 'crl')).map((name) => {
    const crl = readJson(join(wellKnown, 'crl', name));
    return { ...(isShape(crl) ? crl : {}), at: new Date(at).toISOString() };
  });
  const jws = readFileSync(file, 'utf8').trim();
  const card = readHealthCard(jws);
  if (!card.ok) return card.faults;
  const keys = readJson(join(wellKnown, 'jwks.json'));
  const issuer = { iss: card.value.iss, name: 'an issuer that revokes', keys };
  const trust = trustOrProblem({ ...issuer, crls });
  return judgeJws(jws, typeof trust === 'string' ? trustIn(issuer) : trust);
}

function trustOrProblem(issuer: object): ShcTrust | string {
  try {
    return trustIn(issuer);
  } catch (error) {
    if (error instanceof VedetteError) return JSON.stringify(error.details.problems);
    throw error;
  }
}
