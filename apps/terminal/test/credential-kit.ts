import { issuePass, type PassRequest } from '@vedette/credential';
import {
  type GatewaySimulator,
  type SimulatedPerson,
  simulatedCode,
  startGatewaySimulator,
} from '@vedette/credential/simulated-gateway';
import { instant, Personal, type PersonId, type Presentation } from '@vedette/domain';
import type { OperatorId, PassRecord } from '@vedette/store';
import { type SampleIdCard, sampleIdCard } from '@vedette/testing';
import { expect, onTestFinished, vi } from 'vitest';
import { putTrust } from '../src/use-cases/trust/put-trust.ts';
import type { Door, OpenedLane } from './lane-kit.ts';

type GatewayShape = Parameters<typeof simulatedCode>[0];
type Shown = Pick<Presentation, 'medium' | 'bytes'>;

/** Somebody who has everything that a person can show. */
export interface Resident {
  readonly id: PersonId;
  readonly document: Pick<SampleIdCard, 'name' | 'number' | 'birthDate' | 'sex'>;
  readonly phone: string;
  readonly uid: string;
}

const day = 86_400_000;
const by = 'operator' as OperatorId;

export const ran: Resident = {
  id: 'person-ran' as PersonId,
  document: { name: '安然', number: '11010519491231002X', birthDate: '19491231', sex: '2' },
  ...{ phone: '13900000001', uid: '04a1a1a1a1a1a1' },
};
export const lv: Resident = {
  id: 'person-lv' as PersonId,
  document: { name: '绿之一', number: '310101199001010012', birthDate: '19900101', sex: '1' },
  ...{ phone: '13900000002', uid: '04b2b2b2b2b2b2' },
};

/** Enrols them with name, number, phone and card. */
export async function enrolResidents(door: Door, ...residents: readonly Resident[]): Promise<void> {
  for (const { id, document, phone, uid } of residents) {
    await door.store.people.create({
      ...{ id, name: new Personal(document.name), phone: new Personal(phone), organisation: null },
      ...{ idNumber: new Personal(document.number), validFrom: null, validTo: null },
    });
    const numberHash = door.credentials.hashNumber(new Personal(`card:uid:${uid}`));
    await door.store.identities.addCard({ person: id, numberHash, label: 'badge' });
  }
  await door.reload();
}

export const code = (text: string): Shown => ({ medium: 'qr', bytes: Buffer.from(text) });
export const cardOf = ({ uid }: Pick<Resident, 'uid'>): Shown => ({
  ...{ medium: 'nfc', bytes: new Uint8Array(Buffer.from(uid, 'hex')) },
});
/** Without a photograph, unless one is given. */
export const documentOf = (
  { document }: Pick<Resident, 'document'>,
  photo: Uint8Array = new Uint8Array(),
): Shown => ({ medium: 'id-card', bytes: sampleIdCard({ ...document, photo }) });

/** A pass of this door, signed with its own key. */
export function passOf(door: Door, subject: PersonId | string, more: Partial<PassRequest> = {}): string {
  const { key, issuer } = door.credentials.trust.ownPasses;
  const period = { issuedAt: door.now(), notAfter: instant(door.now() + day) };
  return issuePass({ ...period, issuer, subject, kind: 'member', entries: 'multiple', ...more }, key);
}

export const show = (lane: OpenedLane, thing: Shown | string): void =>
  lane.reader.present(typeof thing === 'string' ? code(thing) : thing);

/** Looks again and again, a little of the door's time apart, until the fact is true. */
export const until = (door: Door, fact: () => unknown, step = 10): Promise<void> =>
  vi.waitFor(
    async () => {
      await door.pass(step);
      await fact();
    },
    { interval: 1, timeout: 10_000 },
  );

/** Until so many records are written, the last of them with this outcome; gives it. */
export async function outcome(door: Door, wanted: string, count = 1): Promise<PassRecord> {
  let records: readonly PassRecord[] = [];
  await until(door, async () => {
    records = await door.records();
    expect(records).toHaveLength(count);
    expect(records.at(-1)?.header.outcome).toBe(wanted);
  });
  const last = records.at(-1);
  if (last === undefined) throw new Error('a record was counted');
  return last;
}

export const reasons = async (door: Door): Promise<readonly string[] | undefined> =>
  (await door.records()).at(-1)?.header.reasons;

/** As a platform knows a resident: green, and tested yesterday. */
export const knownTo = ({ document, phone }: Resident, more: Partial<SimulatedPerson> = {}) => ({
  ...{ name: document.name, number: document.number, phone, colour: 'green' as const },
  ...{ code: 'live' as const, test: { result: '阴性', hoursAgo: 20 }, doses: [], cities: [] },
  ...more,
});

export interface Platform {
  readonly simulator: GatewaySimulator;
  code(person: SimulatedPerson): string;
}

/** A platform that this door asks. */
export async function openPlatform(
  door: Door,
  shape: GatewayShape,
  people?: readonly SimulatedPerson[],
): Promise<Platform> {
  const simulator = await startGatewaySimulator({
    now: door.now,
    ...(people === undefined ? {} : { people }),
  });
  onTestFinished(() => simulator.close());
  const document = simulator.settings(shape);
  await putTrust(door.store.trust, { id: 'platform', kind: 'gateway', name: 'Platform', document, by });
  await door.credentials.trust.reload();
  return { simulator, code: (person) => simulatedCode(shape, person) };
}
