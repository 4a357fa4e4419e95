import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ChecksMade } from '../checks-made.ts';
import { filesBelow } from '../files.ts';
import type { Suite, SuiteRun } from '../suite.ts';
import { ExampleSigner, exampleIssuer } from './example-issuer.ts';
import { type Expectation, expectationOf, shcExcuses } from './expectations.ts';
import { type Faults, judgeFile, judgeJws, judgeText } from './judge-card.ts';
import { isKeyFile, judgeRevocable, keyProblem } from './judge-keys.ts';
import { trustInSigner } from './trusts.ts';

/** The text of the QR code in a picture; null where there is none. */
export type ReadPicture = (bytes: Uint8Array) => Promise<string | null>;

/** The test data of health-cards-dev-tools, each file by its name. Without a decoder pictures are passed over. */
export function shcSuite(readPicture: ReadPicture | undefined): Suite {
  return { excuses: shcExcuses, run: (folder) => run(folder, readPicture) };
}

async function run(folder: string, readPicture: ReadPicture | undefined): Promise<SuiteRun> {
  const made = new ChecksMade();
  const signer = new ExampleSigner();
  for (const path of filesBelow(folder, '')) {
    const file = join(folder, path);
    if (isKeyFile(path)) made.add(path, 'keys', keyProblem(path, file));
    else if (isPicture(path) && readPicture === undefined) made.skip(path, 'verify', 'no QR decoder is here');
    else {
      const found = await judge(path, file, signer, readPicture);
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

const isPicture = (path: string): boolean => /\.(png|jpe?g|svg|bmp)$/.test(path);

/** What is found in a file, by its kind; undefined for one that is no credential. */
async function judge(
  path: string,
  file: string,
  signer: ExampleSigner,
  readPicture: ReadPicture | undefined,
): Promise<Faults | undefined> {
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  if (isPicture(path)) return judgeText((await readPicture?.(bytes)) ?? '');
  if (/jws-crl-.*\.txt$/.test(path)) return judgeRevocable(file);
  if (/-[bc]-jws-payload|jwspayload/.test(path)) return judgeJws(signer.jwsOf(text), trustInSigner(signer));
  if (/-a-.*\.json$/.test(path)) return judgeJws(signer.jwsOf(payloadAround(text)), trustInSigner(signer));
  if (/-d-jws.*\.txt$/.test(path)) return judgeJws(text);
  if (/-e-file|fhirhealthcard/.test(path)) return judgeFile(text);
  return /-f-qr|qrnumeric|^shl/.test(basename(path)) || path.includes('shl-examples/')
    ? judgeText(text)
    : undefined;
}

/** A bundle that the official suite gives alone, in the payload that a card would have around it. */
function payloadAround(bundle: string): string {
  const vc = `{"type":["https://smarthealth.cards#health-card"],"credentialSubject":{"fhirVersion":"4.0.1","fhirBundle":${bundle}}}`;
  return `{"iss":"${exampleIssuer.iss}","nbf":1622576398,"vc":${vc}}`;
}
