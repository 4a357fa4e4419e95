import { createHash } from 'node:crypto';
import { retireStages } from '@vedette/contract/link';
import type { RetirementBatchView, RetirementDetailView, RetirementView } from '@vedette/contract/platform';
import { erasureGrade, type RetirementPhase, retirementPhases } from '@vedette/domain';
import type { Retirement, RetirementStep, StoredCertificate } from '@vedette/store/platform';
import { certificateDigest } from '@vedette/vault/certificate';
import { leafHash, rootOf } from '@vedette/vault/log';
import { mediaOf } from './media.ts';

export function retirementView(retirement: Retirement, isOnline: boolean): RetirementView {
  const { id, batch, device, site, reason, state, openedAt, changedAt, progress, certificate } = retirement;
  const { phase, requestedBy, approvedBy, validatedBy, sharesDestroyedAt, grade, failure, attempts } = state;
  const stage = retireStages.find((one) => one === progress?.stage);
  return {
    ...{ id, batch, device, site, reason, phase, isOnline, requestedBy, approvedBy, validatedBy },
    ...{ openedAt, changedAt, sharesDestroyedAt, grade, attempts, certificate },
    failure: failure === null ? null : { ...failure },
    progress:
      progress === null || stage === undefined
        ? null
        : { stage, done: progress.done, of: progress.of, at: progress.at },
  };
}

export interface DetailParts {
  readonly isOnline: boolean;
  readonly steps: readonly RetirementStep[];
  readonly names: ReadonlyMap<string, string>;
}

export function retirementDetail(
  retirement: Retirement,
  { isOnline, steps, names }: DetailParts,
): RetirementDetailView {
  const { holdings, holdingsAt, backup, shares, evidence } = retirement;
  return {
    ...retirementView(retirement, isOnline),
    ...{ holdings: holdings === null ? null : holdings.map((holding) => ({ ...holding })), holdingsAt },
    backup: backup === null ? null : { ...backup },
    shares:
      shares?.map(({ generation, epoch, tombstone, place }) => {
        return { generation, epoch, tombstone, index: place.index };
      }) ?? null,
    media: mediaOf(retirement).map(({ by, report }) => ({
      ...{ by, grade: erasureGrade(report) },
      // Read-only here, and the same members.
      report: structuredClone(report) as RetirementDetailView['media'][number]['report'],
    })),
    evidence: evidence === null ? null : { sha256: sha256(evidence.text), at: evidence.at },
    steps: steps.map(({ number: _, ...step }) => step),
    names: Object.fromEntries(names),
  };
}

/** The accounts that a retirement names. */
export function accountsOf({ state, reports }: Retirement): readonly string[] {
  const { requestedBy, approvedBy, validatedBy } = state;
  const all = [requestedBy, approvedBy, validatedBy, ...reports.map(({ by }) => by)];
  return [...new Set(all.flatMap((account) => account ?? []))];
}

const endedRemote: readonly RetirementPhase[] = ['certified-remote'];
const failed: readonly RetirementPhase[] = ['failed', 'to-destroy'];

/** One summary of many: every certificate is a leaf, and whoever is not reached is named. */
export function batchView(
  retirements: readonly Retirement[],
  certificates: readonly StoredCertificate[],
): RetirementBatchView {
  const ordered = retirements.toSorted((a, b) => (a.device < b.device ? -1 : 1));
  const [first] = ordered;
  const inPhase = (phases: readonly RetirementPhase[]) =>
    ordered.filter(({ state }) => phases.includes(state.phase)).map(({ device }) => device);
  const leaves = certificates
    .toSorted((a, b) => (a.device < b.device ? -1 : 1))
    .map(({ jws }) => leafHash(Buffer.from(certificateDigest(jws))));
  return {
    ...{ id: first?.batch ?? '', reason: first?.reason ?? '', requestedAt: first?.openedAt ?? 0 },
    devices: ordered.length,
    phases: retirementPhases.flatMap((phase) => {
      const { length: devices } = inPhase([phase]);
      return devices === 0 ? [] : [{ phase, devices }];
    }),
    certificates: certificates.length,
    root: leaves.length === 0 ? null : Buffer.from(rootOf(leaves)).toString('base64url'),
    ...{ unreached: inPhase(endedRemote), failed: inPhase(failed) },
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
