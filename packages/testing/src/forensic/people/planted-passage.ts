import { createHash } from 'node:crypto';
import {
  type CollectableField,
  type Duty,
  type DutyId,
  type Instant,
  type LaneId,
  type PassageId,
  type PassBody,
  type PassHeader,
  Personal,
} from '@vedette/domain';
import type { PlantedPerson } from './planted-person.ts';

export const plantedPurpose = 'access';
export const plantedFields = ['name', 'phone', 'id-number'] as const satisfies readonly CollectableField[];

/** A duty that keeps who passed, and the picture, for so many days. */
export function plantedDuty(keepDays: number): Duty {
  const keep = {
    why: 'planted to be found',
    minKeep: '0d',
    maxKeep: `${keepDays}d`,
    visibleTo: ['tracer'],
  } as const;
  return {
    id: 'planted' as DutyId,
    version: 1,
    title: { 'zh-CN': '取证演练', en: 'Forensic exercise' },
    purpose: plantedPurpose,
    basis: 'pipl-13-2',
    processor: { name: 'Nobody', contact: '1' },
    require: [],
    collect: { name: keep, phone: keep, 'id-number': keep, capture: keep },
    deviceOnly: ['face-reference'],
    alarmOn: [],
    failMode: 'secure',
    askReason: false,
    openFor: '5s',
  };
}

/** The head of one passage; the same person at the same instant has the same. */
export function plantedHeader({ id: person }: PlantedPerson, occurredAt: Instant): PassHeader {
  return {
    id: passageId(`${person}/${occurredAt}`, occurredAt),
    occurredAt,
    lane: 'lane-1' as LaneId,
    direction: 'in',
    duty: 'planted' as DutyId,
    dutyVersion: 1,
    purpose: plantedPurpose,
    outcome: 'granted',
    reasons: [],
    notices: [],
    by: ['face'],
    manual: false,
  };
}

export function plantedBody({ name, phone, idNumber }: PlantedPerson): Personal<PassBody> {
  return new Personal({ name, phone, 'id-number': idNumber });
}

/** Whether a body says what was planted for that person. */
export function isBodyOf({ name, phone, idNumber }: PlantedPerson, body: PassBody): boolean {
  return body.name === name && body.phone === phone && body['id-number'] === idNumber;
}

/** UUID version 7, its chance taken from a digest. */
function passageId(of: string, at: Instant): PassageId {
  const time = at.toString(16).padStart(12, '0');
  const chance = createHash('sha256').update(of).digest('hex');
  const parts = [time.slice(0, 8), time.slice(8), `7${chance.slice(0, 3)}`, `8${chance.slice(3, 6)}`];
  return [...parts, chance.slice(6, 18)].join('-') as PassageId;
}
