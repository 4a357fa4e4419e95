import {
  type CollectableField,
  type Duty,
  type Instant,
  type LaneId,
  type PassageId,
  Personal,
  type PersonId,
  VedetteError,
} from '@vedette/domain';
import { type CanarySet, tokensOf, tokensOfASet, tokenText } from '@vedette/erasure';
import type { TerminalStore } from '@vedette/store';

export interface PlantNeeds {
  readonly store: Pick<TerminalStore, 'duties' | 'records' | 'captures' | 'people' | 'upkeep'>;
  readonly newId: () => PassageId;
  readonly now: () => Instant;
}

/** So many of the tokens are names of people as well: those lie apart from records. */
const peopleEach = 8;

/**
 * Writes tokens through the ordinary way into everything that a purpose collects, so that they lie wherever the data
 * of people do: in rows, in pictures, in write-ahead logs. Found afterwards, they say that the data would be too.
 */
export async function plantCanaries(needs: PlantNeeds, seed: Uint8Array): Promise<CanarySet> {
  // They are nobody's passages: no platform may count them.
  await needs.store.upkeep.setDelivery('none');
  const duties = await dutyOfEachPurpose(needs.store);
  for (const [at, token] of tokensOf(seed, tokensOfASet).entries()) {
    const duty = duties[at % Math.max(1, duties.length)];
    if (duty !== undefined) await plantPassage(needs, duty, token);
    if (at % peopleEach === 0) await plantPerson(needs, token);
  }
  return { seed, count: tokensOfASet, purposes: duties.map(({ purpose }) => purpose) };
}

/** The newest duty of each purpose that was ever in force here. */
async function dutyOfEachPurpose({ duties }: PlantNeeds['store']): Promise<readonly Duty[]> {
  const newest = new Map<string, Duty>();
  for (const { duty } of await duties.history())
    if (!newest.has(duty.purpose)) newest.set(duty.purpose, duty);
  return [...newest.values()];
}

async function plantPassage({ store, newId, now }: PlantNeeds, duty: Duty, token: Buffer): Promise<void> {
  const [id, at] = [newId(), now()];
  const { id: dutyId, version: dutyVersion, purpose } = duty;
  if (duty.collect.capture !== undefined)
    await store.captures.add({ record: id, takenAt: at, duty: dutyId, dutyVersion, jpeg: pictureOf(token) });
  await store.records.append({
    header: {
      ...{
        id,
        occurredAt: at,
        lane: 'canary' as LaneId,
        direction: 'in',
        duty: dutyId,
        dutyVersion,
        purpose,
      },
      ...{ outcome: 'denied', reasons: [], notices: [], by: [], manual: false },
    },
    subject: null,
    body: new Personal(bodyOf(duty, token)),
  });
}

function bodyOf(duty: Duty, token: Uint8Array) {
  const fields = Object.keys(duty.collect) as CollectableField[];
  const texts = fields.filter((field) => field !== 'capture').map((field) => [field, tokenText(token)]);
  return Object.fromEntries(texts) as { [field in CollectableField]?: string };
}

/** A JPEG to whoever looks at its beginning and its end, with the token in a comment (ITU-T T.81, B.2.4.5). */
function pictureOf(token: Buffer): Uint8Array {
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 2 + token.length]), token]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), comment, Buffer.from([0xff, 0xd9])]);
}

/** Nobody can be written down while the vault is locked: then there are only passages. */
async function plantPerson({ store }: PlantNeeds, token: Uint8Array): Promise<void> {
  const text = tokenText(token);
  const person = {
    ...{ id: `canary-${text.slice(0, 16)}` as PersonId, name: new Personal(text), phone: null },
    ...{ idNumber: null, organisation: text, validFrom: null, validTo: null },
  };
  try {
    await store.people.create(person);
  } catch (cause) {
    if (!(cause instanceof VedetteError && cause.code === 'vault-locked')) throw cause;
  }
}
