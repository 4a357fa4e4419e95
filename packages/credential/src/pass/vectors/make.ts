import { passKeySetOf } from '../signing-key.ts';
import { issuerKey, phoneKey, phonePrivate, retiredKey, strangerKey } from './actors.ts';
import { bytesOf } from './forge.ts';
import { holderCases } from './holder-cases.ts';
import { issued, member, onPhone, visit } from './passes.ts';
import { shapeCases } from './shape-cases.ts';
import { trustCases } from './trust-cases.ts';
import { noon, trustFiles } from './trust-files.ts';
import type { PassVector } from './vector.ts';

/** The document `spec/pass-vectors.json`. */
export interface PassVectors {
  readonly about: string;
  readonly issuerKeys: unknown;
  readonly phoneKey: unknown;
  readonly trust: Readonly<Record<string, unknown>>;
  readonly worked: readonly {
    readonly name: string;
    readonly request: unknown;
    readonly hex: string;
    readonly text: string;
  }[];
  readonly cases: readonly PassVector[];
}

/** Makes every vector anew; the same bytes each time. */
export async function passVectors(): Promise<PassVectors> {
  const cases = [...trustCases(), ...(await holderCases()), ...shapeCases()];
  return {
    about:
      'Keys for tests alone. Each case is shown once for each direction; what is expected is the last answer.',
    issuerKeys: passKeySetOf([issuerKey, retiredKey, strangerKey]),
    phoneKey: { ...phoneKey, d: phonePrivate },
    trust: trustFiles,
    worked: [...workedPasses(), workedCode(cases)],
    cases,
  };
}

const workedPasses = (): PassVectors['worked'] =>
  Object.entries({ member, visit, 'on a phone': onPhone }).map(([name, request]) => {
    const text = issued(request);
    const id = Buffer.from(request.id ?? []).toString('hex');
    return { name, request: { ...request, id }, hex: hexOf(text), text };
  });

function workedCode(cases: readonly PassVector[]): PassVectors['worked'][number] {
  const text = cases.find(({ name }) => name === 'a phone, in its step')?.text ?? '';
  return { name: 'on a phone, shown', request: { step: noon / 10_000 }, hex: hexOf(text), text };
}

const hexOf = (text: string): string => Buffer.from(bytesOf(text)).toString('hex');
