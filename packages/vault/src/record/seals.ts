import {
  type CollectableField,
  collectableFields,
  type Duration,
  type Duty,
  type Instant,
  type PassBody,
  type PassHeader,
  type Personal,
  retention,
  VedetteError,
} from '@vedette/domain';
import type { DayKey, DayRecipient } from '../key/day-key.ts';
import { padded } from '../seal/padding.ts';
import { bodyBinding, captureBinding } from './binding.ts';
import { bodyBytes } from './body-text.ts';
import { Encapsulations } from './encapsulations.ts';
import type { CaptureLabel, Sealed, SealedRecord } from './port.ts';
import { encodeParts, type SealedPart } from './sealed-parts.ts';

const bodyAtMost = 16 * 1024;
const captureAtMost = 2 * 1024 * 1024;
const captureBucket = 4096;

/** `RecordSealer` for where nothing waits. */
export class Seals {
  readonly #encapsulations: Encapsulations;

  /** @param now the terminal's clock, by which the secrets of an encapsulation grow old */
  constructor(now: () => Instant) {
    this.#encapsulations = new Encapsulations(now);
  }

  sealBody(key: DayKey, duty: Duty, header: PassHeader, body: Personal<PassBody>): SealedRecord {
    refuseOther(key, header);
    const fields = body.unwrap('to seal it');
    const { groups, omitted } = byPeriod(key, duty, fields);
    const associated = bodyBinding(header);
    const parts: SealedPart[] = [];
    for (const [recipient, names] of groups) {
      const plain = bodyBytes(fields, names);
      try {
        parts.push(this.#encapsulations.seal(key.id, recipient, associated, plain));
      } finally {
        plain.fill(0);
      }
    }
    if (parts.length === 0) return { body: null, omitted };
    return { body: { keyId: key.id, bytes: within(encodeParts(parts), bodyAtMost, 'body') }, omitted };
  }

  sealCapture(key: DayKey, keep: Duration, label: CaptureLabel, jpeg: Uint8Array): Sealed | null {
    within(jpeg, captureAtMost, 'capture');
    const recipient = recipientFor(key, keep);
    if (recipient === undefined) return null;
    const plain = padded(jpeg, captureBucket);
    try {
      const part = this.#encapsulations.seal(key.id, recipient, captureBinding(label), plain);
      return { keyId: key.id, bytes: encodeParts([part]) };
    } finally {
      plain.fill(0);
    }
  }

  close(): void {
    this.#encapsulations.close();
  }
}

/** Which fields go to which pair: to that of their own period, or of the longest that is shorter. */
function byPeriod(key: DayKey, duty: Duty, body: PassBody) {
  const groups = new Map<DayRecipient, CollectableField[]>();
  const omitted: CollectableField[] = [];
  for (const field of collectableFields.filter((name) => Object.hasOwn(body, name))) {
    const keep = retention(duty, field)?.maxKeep;
    const recipient = keep === undefined ? undefined : recipientFor(key, keep);
    if (recipient === undefined) omitted.push(field);
    else groups.set(recipient, [...(groups.get(recipient) ?? []), field]);
  }
  return { groups, omitted };
}

function recipientFor(key: DayKey, keep: Duration): DayRecipient | undefined {
  const shortEnough = key.recipients.filter((recipient) => recipient.keep > 0 && recipient.keep <= keep);
  return shortEnough.sort((a, b) => b.keep - a.keep)[0];
}

function refuseOther(key: DayKey, header: PassHeader): void {
  const at = key.purpose === header.purpose ? undefined : 'purpose of the key';
  if (at !== undefined) throw new VedetteError('input-invalid', 'caller', { at });
}

function within<T extends Uint8Array>(bytes: T, limit: number, at: string): T {
  if (bytes.length > limit) throw new VedetteError('input-invalid', 'caller', { at });
  return bytes;
}

/** The periods a duty needs pairs for: how long its fields are kept at most, each once, shortest first. */
export function periodsOf(duty: Duty): readonly Duration[] {
  const keeps = collectableFields.flatMap((field) => retention(duty, field)?.maxKeep ?? []);
  return [...new Set(keeps)].filter((keep) => keep > 0).sort((a, b) => a - b);
}
