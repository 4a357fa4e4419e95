import { after, duration, type Instant } from '@vedette/domain';
import type { GatewayFault, StatusReport } from '../gateway.ts';

/** How far two clocks may differ. */
const tolerance = duration(120_000);
/** An answer that says when it was written is of this minute, or somebody kept it. */
const longestUnderway = duration(300_000);

/**
 * What the times of an answer come to: something from the future is refused, something that is over or was
 * written long before it was asked for is stale.
 */
export function timeFaults(
  report: StatusReport,
  repliedAt: Instant | null,
  at: Instant,
): readonly GatewayFault[] {
  const latest = after(at, tolerance);
  const isAhead = [repliedAt, report.statedAt, ...sampleTimes(report)].some(
    (time) => time !== null && time > latest,
  );
  const isOver = report.validUntil !== null && report.validUntil <= at;
  const isKept = repliedAt !== null && after(repliedAt, longestUnderway) < at;
  return [
    ...(isOver || isKept ? (['stale-presentation'] as const) : []),
    ...(isAhead ? (['gateway-rejected'] as const) : []),
  ];
}

const sampleTimes = ({ claims }: StatusReport): readonly (Instant | null)[] =>
  claims.map((claim) => (claim.kind === 'test' ? claim.sampledAt : null));
