import {
  credentialFaults,
  decodeBase45,
  encodeBase45,
  inflateZlib,
  readNumeric,
  type Verification,
  writeNumeric,
} from '@vedette/credential';
import { hcertText } from '@vedette/credential/simulated-hcert';
import { Personal, type Presentation, presentationLimits } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyFormat, type SetUpFormat } from '../stand/formats.ts';
import { leftBehind } from '../stand/memory.ts';
import { mutated } from '../stand/mutations.ts';

const bounds = { numRuns: 400, interruptAfterTimeLimit: 20_000 };
const outcomes = ['verified', 'rejected', 'indeterminate'];
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (written: string): Uint8Array => new Uint8Array(Buffer.from(written));

/** What a credential is packed in: changes within reach the parsers behind base45, deflate and digits. */
interface Layer {
  readonly name: string;
  readonly open: (code: Uint8Array) => Uint8Array;
  readonly close: (inner: Uint8Array) => Uint8Array;
}
const asShown: Layer = { name: 'as it is shown', open: (code) => code, close: (inner) => inner };
function base45(prefix: string): Layer {
  const opened = (code: Uint8Array): Uint8Array => {
    const read = decodeBase45(text(code).slice(prefix.length));
    return read.ok ? read.value : new Uint8Array(0);
  };
  return { name: 'behind base45', open: opened, close: (inner) => bytesOf(prefix + encodeBase45(inner)) };
}
const deflated: Layer = {
  name: 'behind deflate',
  open(code) {
    const read = inflateZlib(base45('HC1:').open(code), 16_384);
    return read.ok ? read.value : new Uint8Array(0);
  },
  close: (inner) => bytesOf(hcertText(inner)),
};
const digits: Layer = {
  name: 'behind its digits',
  open(code) {
    const read = readNumeric(text(code));
    return bytesOf(read.ok ? read.value : '');
  },
  // A letter that no digits stand for is left out.
  close: (inner) => bytesOf(writeNumeric(text(inner).replaceAll(/[^\x2d-\x7a]/g, '')) ?? 'shc:/'),
};
const layers: Readonly<Record<string, readonly Layer[]>> = {
  pass: [asShown, base45('VP1:')],
  hcert: [asShown, base45('HC1:'), deflated],
  shc: [asShown, digits],
};

const others = everyFormat.map(({ good }) => good.bytes);

/** Whatever comes: an outcome of three, faults of the closed list in its order, and verified without any alone. */
function expectSound({ outcome, faults }: Verification): void {
  expect(outcomes).toContain(outcome);
  expect(faults).toEqual(credentialFaults.filter((fault) => faults.includes(fault)));
  expect(outcome === 'verified').toBe(faults.length === 0);
}

/** What a finding says, with nothing hidden. */
const meaningOf = ({ subject, claims, validity, issuer, binding }: Verification): string =>
  JSON.stringify([plain(subject ?? {}), claims, validity, issuer, binding]);
const plain = (subject: object): object =>
  Object.fromEntries(
    Object.entries(subject).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Personal ? value.unwrap('test') : value,
    ]),
  );

const shownAs = ({ good }: SetUpFormat, bytes: Uint8Array): Presentation => ({
  ...good,
  bytes,
  ...(good.bits === undefined ? {} : { bits: Math.min(good.bits, bytes.length * 8) }),
});

describe.each(everyFormat)('whatever is shown as $format', (setUp) => {
  const { format, examiner, good, door, proves } = setUp;
  const look = async (presentation: Presentation): Promise<Verification> => {
    expect(examiner.detect(presentation)).toBeTypeOf('boolean');
    const found = await examiner.examine(presentation, door());
    expectSound(found);
    return found;
  };

  it('is verified when it is good, opened and closed again as well', async () => {
    expect(examiner.detect(good)).toBe(true);
    for (const { open, close } of layers[format] ?? [asShown])
      expect(await look(shownAs(setUp, close(open(good.bytes))))).toMatchObject({
        outcome: 'verified',
        format,
      });
  });

  it('has faults of the closed list when it is noise, with and without its beginning', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), fc.nat(20), async (noise, kept) => {
        for (const bytes of [noise, new Uint8Array([...good.bytes.subarray(0, kept), ...noise])]) {
          const { outcome } = await look(shownAs(setUp, bytes));
          if (proves) expect(outcome).not.toBe('verified');
        }
      }),
      bounds,
    ));

  it.each(layers[format] ?? [asShown])(
    'says the same or is not verified when it is changed $name',
    async ({ open, close }) => {
      const meaning = meaningOf(await look(good));
      await fc.assert(
        fc.asyncProperty(mutated(open(good.bytes), others), async (inner) => {
          const found = await look(shownAs(setUp, close(inner)));
          if (proves && found.outcome === 'verified') expect(meaningOf(found)).toBe(meaning);
        }),
        bounds,
      );
    },
  );

  it('is too large by one byte more than its medium carries', async () => {
    const bytes = new Uint8Array(presentationLimits[good.medium] + 1).fill(0x41);
    bytes.set(good.bytes.subarray(0, bytes.length));
    expect((await look({ ...good, bytes })).faults).toEqual(['too-large']);
  });

  it('leaves no memory behind, however large or hostile it was', async () => {
    const limit = presentationLimits[good.medium];
    const samples = fc.sample(mutated(good.bytes, others), { numRuns: 100, seed: 23 });
    const hostile = [...samples, new Uint8Array(limit).fill(0x5b), new Uint8Array(limit).fill(0x30)];
    const grown = await leftBehind(async () => {
      for (let round = 0; round < 5; round++)
        for (const bytes of hostile) await examiner.examine(shownAs(setUp, bytes), door());
    });
    expect(grown).toBeLessThan(4_000_000);
  });
});

describe('whatever is shown', () => {
  const { qr, manual, openid4vp, nfc, osdp, wiegand } = presentationLimits;
  const media = { qr, manual, openid4vp, nfc, osdp, wiegand, 'id-card': presentationLimits['id-card'] };

  it('is claimed by one format at most, through every medium', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      ...others.map((good) => mutated(good, others)),
    );
    const medium = fc.constantFrom(...(Object.keys(media) as (keyof typeof media)[]));
    fc.assert(
      fc.property(anything, medium, (bytes, through) => {
        for (const { good } of everyFormat) {
          const claiming = everyFormat.filter(({ examiner }) =>
            examiner.detect({ ...good, medium: through, bytes }),
          );
          expect(claiming.length).toBeLessThan(2);
        }
      }),
      bounds,
    );
  });
});
