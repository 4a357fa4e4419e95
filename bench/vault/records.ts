import { randomBytes } from 'node:crypto';
import {
  type Duty,
  duration,
  type LaneId,
  type PassageId,
  type PassBody,
  type PassHeader,
  Personal,
  presetDuty,
} from '@vedette/domain';
import type { TerminalVault } from '@vedette/vault';
import { now, today } from './filled-vault.ts';

const records = 20_000;
const captures = 500;
const faces = 20_000;

const preset = presetDuty('epidemic-2022', { processor: { name: 'Works', contact: 'desk' } });
const duty: Duty = {
  ...preset,
  collect: {
    name: { why: 'tracing', minKeep: '0d', maxKeep: '14d', visibleTo: ['tracer'] },
    'screening-temperature': { why: 'screening', minKeep: '0d', maxKeep: '1d', visibleTo: ['guard'] },
  },
};
const body = new Personal<PassBody>({ name: '沈巍', 'screening-temperature': '36.6' });

function headerOf(count: number): PassHeader {
  return {
    id: `01938f6e-0000-7000-8000-${String(count).padStart(12, '0')}` as PassageId,
    occurredAt: now,
    lane: 'lane-1' as LaneId,
    direction: 'in',
    duty: duty.id,
    dutyVersion: duty.version,
    purpose: duty.purpose,
    outcome: 'granted',
    reasons: [],
    notices: [],
    by: ['face'],
    manual: false,
  };
}

/** Microseconds of this process's processor for each. */
function cpuUs(count: number, work: (turn: number) => void): number {
  for (let turn = 0; turn < count / 10; turn += 1) work(turn);
  const before = process.cpuUsage();
  for (let turn = 0; turn < count; turn += 1) work(turn);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

export function recordCosts(vault: TerminalVault) {
  const place = { kind: 'person', person: 'somebody' } as const;
  const name = Buffer.from('face');
  const face = randomBytes(2_048);
  const sealedFace = vault.sealUnder(place, name, face);
  const sealed = Array.from(
    { length: records },
    (_, i) => vault.sealBody(today, duty, headerOf(i), body).body,
  );
  return {
    sealRecordCpuUs: cpuUs(records, (turn) => void vault.sealBody(today, duty, headerOf(turn), body)),
    openRecordCpuUs: cpuUs(records, (turn) => {
      const one = sealed[turn];
      if (one !== null && one !== undefined) vault.openBody(headerOf(turn), one, ['name']);
    }),
    sealUnderCpuUs: cpuUs(faces, () => void vault.sealUnder(place, name, face)),
    openFaceCpuUs: cpuUs(faces, () => void vault.openUnder(place, name, sealedFace)?.fill(0)),
  };
}

export function capturesOpened(vault: TerminalVault) {
  const jpeg = randomBytes(18_000);
  const label = { record: headerOf(0).id, takenAt: now };
  const keep = duration(86_400_000);
  const sealed = vault.sealCapture(duty.purpose, today, keep, label, jpeg);
  return {
    sealCaptureCpuUs: cpuUs(captures, () => void vault.sealCapture(duty.purpose, today, keep, label, jpeg)),
    openCaptureCpuUs: cpuUs(captures, () => void vault.openCapture(label, sealed)),
  };
}
