import { type CollectableField, type PassBody, Personal, VedetteError } from '@vedette/domain';
import type { KeyCustody } from '../custody/port.ts';
import { sealIndexKey, subjectTagUnder } from '../key/index-key.ts';
import { isForPurpose, keyIdOf } from '../key/key-id.ts';
import { bodyBinding, captureBinding } from '../record/binding.ts';
import { parseBody } from '../record/body-text.ts';
import { unpadded } from '../seal/padding.ts';
import { KeyRack } from './key-rack.ts';
import { Look, type OpenedParts } from './open-parts.ts';
import type { DayKeys, KeyShelf, Opened, OpenedBody, OpenFault, Opening } from './port.ts';
import { storedName } from './stored-name.ts';

export interface DayKeysDeps {
  readonly shelf: KeyShelf;
  readonly custody: KeyCustody;
  /** Awaited before anything is opened; what it throws, nothing is opened for. */
  readonly onOpening: (opening: Opening, count: number) => Promise<void>;
}

const bodiesAtMost = 1000;
const reasonAtMost = 500;

export function dayKeys({ shelf, custody, onOpening }: DayKeysDeps): DayKeys {
  const rack = new KeyRack(shelf, custody);
  const looking = async <T>(
    opening: Opening,
    count: number,
    work: (look: Look) => Promise<T>,
  ): Promise<T> => {
    await announce(opening, count);
    const look = new Look(custody, shelf, opening.owner);
    try {
      return await work(look);
    } finally {
      await look.close();
    }
  };
  const announce = async (opening: Opening, count: number): Promise<void> => {
    checkReason(opening);
    await onOpening(opening, count);
  };
  return {
    publicKeys: (owner, purpose, days, keeps) => rack.publicKeys(owner, purpose, days, keeps),
    async indexKeys(owner, purpose, days, terminal) {
      const stored = await rack.indexKeys(owner, purpose, days);
      return Promise.all(
        stored.map((key) => unwrapped(custody, key, (bytes) => sealIndexKey(keyIdOf(key), bytes, terminal))),
      );
    },
    async open(opening, fields, bodies) {
      if (bodies.length > bodiesAtMost) throw invalid('bodies');
      return looking(opening, bodies.length, async (look) => {
        const opened: Opened<OpenedBody>[] = [];
        for (const { header, body } of bodies) {
          const fits = header.purpose === opening.purpose && isForPurpose(body.keyId, opening.purpose);
          opened.push(
            fits ? bodyOf(await look.open(body, bodyBinding(header)), fields) : refused('wrong-purpose'),
          );
        }
        return opened;
      });
    },
    openCapture(opening, label, capture) {
      return looking(opening, 1, async (look) => {
        if (!isForPurpose(capture.keyId, opening.purpose)) return refused('wrong-purpose');
        return captureOf(await look.open(capture, captureBinding(label)));
      });
    },
    async subjectTags(opening, subject, days) {
      await announce(opening, days.length);
      const { owner, purpose } = opening;
      const keys = await rack.indexKeysThatLive(owner, purpose, days);
      const who = subject.unwrap(purpose);
      return Promise.all(
        keys.map((key) =>
          key === null ? null : unwrapped(custody, key, async (bytes) => subjectTagUnder(bytes, who)),
        ),
      );
    },
  };
}

async function unwrapped<T>(
  custody: KeyCustody,
  key: Parameters<typeof storedName>[0] & { readonly wrapped: Parameters<KeyCustody['unwrap']>[0] | null },
  use: (bytes: Buffer) => Promise<T>,
): Promise<T> {
  if (key.wrapped === null) throw new VedetteError('not-found', 'caller', { at: 'key of the day' });
  const bytes = await custody.unwrap(key.wrapped, storedName(key));
  try {
    return await use(bytes);
  } finally {
    bytes.fill(0);
  }
}

function bodyOf(opened: OpenedParts, fields: readonly CollectableField[]): Opened<OpenedBody> {
  if (!opened.ok) return opened;
  const bodies = opened.parts.map((plain) => parseBody(plain, fields));
  for (const plain of opened.parts) plain.fill(0);
  if (!bodies.every((body) => body !== null)) return refused('malformed');
  const body = new Personal<PassBody>(Object.assign({}, ...bodies));
  return { ok: true, value: { body, forgotten: opened.forgotten } };
}

function captureOf(opened: OpenedParts): Opened<Personal<Uint8Array>> {
  if (!opened.ok) return opened;
  const [plain] = opened.parts;
  const jpeg = opened.parts.length === 1 && plain !== undefined ? unpadded(plain) : null;
  const copy = jpeg === null ? null : Uint8Array.from(jpeg);
  for (const part of opened.parts) part.fill(0);
  return copy === null ? refused('malformed') : { ok: true, value: new Personal(copy) };
}

const refused = (fault: OpenFault) => ({ ok: false, fault }) as const;
const invalid = (at: string) => new VedetteError('input-invalid', 'caller', { at });

function checkReason({ reason, by }: Opening): void {
  if (reason.trim() === '') throw new VedetteError('reason-required', 'caller');
  if (reason.length > reasonAtMost || by === '') throw invalid('reason');
}
