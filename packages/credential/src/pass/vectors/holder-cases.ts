import { instant } from '@vedette/domain';
import { encodeShown, holderPresentation } from '../hold.ts';
import { encodePassText } from '../pass-text.ts';
import type { VectorHolder } from './actors.ts';
import { altered, bytesOf } from './forge.ts';
import { friend, holder, issued, onEd25519, onPhone, phone, visit } from './passes.ts';
import { noon } from './trust-files.ts';
import { type PassVector, type Showing, vector } from './vector.ts';

const second = 1_000;
const rotating: Showing = { form: 'rotating' };
const show = (text: string, by: VectorHolder, at = noon): Promise<string> =>
  holderPresentation(text, instant(at), by.crypto);

/** Who shows it, how fresh the code is, and how often it was shown. */
export async function holderCases(): Promise<readonly PassVector[]> {
  return [...(await shows()), ...(await foreignSteps()), ...(await spent())];
}

async function shows(): Promise<readonly PassVector[]> {
  const onPhoneNow = await show(issued(onPhone), phone);
  const now = await show(issued(onEd25519), holder);
  const at = (offset: number): Showing => ({ ...rotating, at: noon + offset * second });
  return [
    vector('a phone, in its step', onPhoneNow, [], rotating),
    vector('an Ed25519 holder, in its step', now, [], rotating),
    vector('a phone one step ahead', now, [], at(-10)),
    vector('a phone more than a step ahead', now, ['stale-presentation'], at(-10.001)),
    vector('19.999 s after the step began', now, [], at(19.999)),
    vector('20 s after the step began', now, ['stale-presentation'], at(20)),
    vector('a screenshot of a minute ago', now, ['stale-presentation'], at(60)),
    vector('a screenshot under a doubtful clock', now, ['clock-doubtful'], {
      ...{ ...at(60), clock: 'doubtful', outcome: 'indeterminate' },
    }),
  ];
}

async function foreignSteps(): Promise<readonly PassVector[]> {
  const pass = issued(onEd25519);
  const now = await show(pass, holder);
  const other = await holder.crypto.sign(new Uint8Array(32));
  const transplanted = encodeShown(bytesOf(pass), noon / 10_000, other);
  const raised = encodeShown(bytesOf(pass), noon / 10_000 + 1, bytesOf(now).slice(-64));
  return [
    vector('a pass with a holder key, shown by itself', pass, ['holder-binding']),
    vector("a friend's key", await show(pass, friend), ['holder-binding'], rotating),
    vector('a signature over something else', encodePassText(transplanted), ['holder-binding'], rotating),
    vector('the signature of another step', encodePassText(raised), ['holder-binding'], rotating),
    vector('a bearer pass with a step', await show(issued(visit), holder), ['holder-binding'], rotating),
    vector('a step without its signature', altered(now, withoutSignature), ['malformed']),
    vector('a step before 1970', altered(now, withNegativeStep), ['malformed']),
  ];
}

async function spent(): Promise<readonly PassVector[]> {
  const now = await show(issued(onEd25519), holder);
  const once = issued(visit);
  return [
    vector('the same step twice', now, ['replayed'], { ...rotating, directions: ['in', 'in'] }),
    vector('the same step on the way out', now, ['replayed'], { ...rotating, directions: ['in', 'out'] }),
    vector('a single entry, out again', once, [], { directions: ['in', 'out'] }),
    vector('a second way in', once, ['replayed'], { directions: ['in', 'in'] }),
    vector('in again after the way out', once, ['replayed'], { directions: ['in', 'out', 'in'] }),
    vector('a second way out', once, ['replayed'], { directions: ['in', 'out', 'out'] }),
    vector('many entries', issued({ ...visit, entries: 'multiple' }), [], { directions: ['in', 'in', 'in'] }),
  ];
}

const withoutSignature = (bytes: Uint8Array): Uint8Array => Uint8Array.of(0x82, ...bytes.subarray(1, -66));

/** Major type 1 in place of 0: minus one and the step. */
function withNegativeStep(bytes: Uint8Array): Uint8Array {
  const head = bytes.length - 66 - 5;
  return bytes.with(head, (bytes[head] ?? 0) | 0x20);
}
