import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ChecksMade } from '../checks-made.ts';
import { decodeCodes } from '../decode-codes.ts';
import { filesBelow } from '../files.ts';
import type { Suite, SuiteRun } from '../suite.ts';
import { ExampleSigner, exampleIssuer } from './example-issuer.ts';
import { type Expectation, expectationOf, shcExcuses } from './expectations.ts';
import { type Faults, judgeFile, judgeJws, judgeText } from './judge-card.ts';
import { isKeyFile, judgeRevocable, keyProblem } from './judge-keys.ts';
import { trustInSigner } from './trusts.ts';

/** The test data of health-cards-dev-tools, each file by its name. */
export const shcSuite: Suite = { excuses: shcExcuses, run };

async function run(folder: string): Promise<SuiteRun> {
  const made = new ChecksMade();
  const signer = new ExampleSigner();
  for (const path of filesBelow(folder, '')) {
    const file = join(folder, path);
    if (isKeyFile(path)) made.add(path, 'keys', keyProblem(path, file));
    else {
      const found = await judge(path, file, signer);
      if (found !== undefined) made.add(path, 'verify', problem(found, expectationOf(path)));
    }
  }
  return made.run();
}

function problem(found: Faults, expected: Expectation): string | undefined {
  const got = found.length === 0 ? 'verified' : found.join(', ');
  if (expected.length === 0) return found.length === 0 ? undefined : `refused: ${got}`;
  return expected.some((fault) => found.includes(fault)) ? undefined : `not ${expected.join(' or ')}: ${got}`;
}

/** What is found in a file, by its kind; undefined for one that is no credential. */
async function judge(path: string, file: string, signer: ExampleSigner): Promise<Faults | undefined> {
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  if (/\.(png|jpe?g|svg|bmp)$/.test(path)) return judgePicture(bytes);
  if (/jws-crl-.*\.txt$/.test(path)) return judgeRevocable(file);
  if (/-[bc]-jws-payload|jwspayload/.test(path)) return judgeJws(signer.jwsOf(text), trustInSigner(signer));
  if (/-a-.*\.json$/.test(path)) return judgeBundle(text, signer);
  if (/-d-jws.*\.txt$/.test(path)) return judgeJws(text);
  if (/-e-file|fhirhealthcard/.test(path)) return judgeFile(text);
  return /-f-qr|qrnumeric|^shl/.test(basename(path)) || path.includes('shl-examples/')
    ? judgeText(text)
    : undefined;
}

/** The card in a picture; one without a code is as unreadable as a torn one. */
async function judgePicture(bytes: Uint8Array): Promise<Faults> {
  const [code] = await decodeCodes(bytes);
  return judgeText(Buffer.from(code?.bytes ?? []).toString('utf8'), code?.version);
}

/** A bundle alone, as strictly as a card is read: nothing stands before it, and nothing after it. */
function judgeBundle(bundle: string, signer: ExampleSigner): Faults {
  if (bundle.trim() !== bundle) return ['malformed'];
  return judgeJws(signer.jwsOf(payloadAround(bundle)), trustInSigner(signer));
}

/** A bundle that the official suite gives alone, in the payload that a card would have around it. */
function payloadAround(bundle: string): string {
  const vc = `{"type":["https://smarthealth.cards#health-card"],"credentialSubject":{"fhirVersion":"4.0.1","fhirBundle":${bundle}}}`;
  return `{"iss":"${exampleIssuer.iss}","nbf":1622576398,"vc":${vc}}`;
}
