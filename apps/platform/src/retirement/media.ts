import { type RetirementEvidence, retirementEvidenceSchema } from '@vedette/contract/link';
import { deviceGrade, type ErasureGrade, type ErasureReport } from '@vedette/domain';
import type { Retirement } from '@vedette/store/platform';

/** What was done to one medium, and by whom: an account at a bench, or null for the device itself. */
export interface TreatedMedium {
  readonly by: string | null;
  readonly report: ErasureReport;
}

/** What the device said of itself; null before it did. Its signature was looked at when it came. */
export function evidenceIn({ evidence }: Retirement): RetirementEvidence | null {
  if (evidence === null) return null;
  return retirementEvidenceSchema.parse(JSON.parse(evidence.text));
}

/** A bench that has the media in its hands knows more of them than the device that ran on them. */
export function mediaOf(retirement: Retirement): readonly TreatedMedium[] {
  const { reports } = retirement;
  if (reports.length > 0) return reports.map(({ report, by }) => ({ report, by }));
  return (evidenceIn(retirement)?.media ?? []).map((report) => ({ report, by: null }));
}

export function gradeOf(media: readonly TreatedMedium[]): ErasureGrade {
  return deviceGrade(media.map(({ report }) => report));
}
