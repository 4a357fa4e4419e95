import { contractVersion, type DutyNotice, type ToKiosk } from '@vedette/contract';
import { type Duty, identifyMethods, noticeOf } from '@vedette/domain';

function kioskNotice(duty: Duty): DutyNotice {
  const { title, processor, purpose, basis, endsWith, checks, kept, deviceOnly, identifyBy } = noticeOf(duty);
  return {
    title,
    processor,
    purpose,
    basis,
    endsWith,
    checks: [...checks],
    kept: kept.map(({ field, why, maxKeep }) => ({ field, why, maxKeep })),
    deviceOnly: [...deviceOnly],
    waysIn: identifyMethods.filter((method) => identifyBy.includes(method)),
  };
}

/** The first thing a page is told: where it is, and what the person at it has a right to know. */
export function laneNotice(
  lane: string,
  site: string,
  duty: Duty | null,
): Extract<ToKiosk, { type: 'welcome' }> {
  return {
    type: 'welcome',
    version: contractVersion,
    lane,
    site,
    notice: duty === null ? null : kioskNotice(duty),
  };
}
