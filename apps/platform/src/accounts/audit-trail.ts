import type { Instant } from '@vedette/domain';
import type { PlatformAuditStore } from '@vedette/store/platform';
import type { AuditTrail } from '../module/audit.ts';

/** The chained log of the store, as modules write to it. */
export function auditTrail(audit: PlatformAuditStore, now: () => Instant): AuditTrail {
  return { append: (line) => audit.append(line, now()) };
}
