import { plainText } from '@vedette/contract';
import { type CollectableField, type Duty, VedetteError, visibleFields } from '@vedette/domain';
import type { AuditStore, DutyStore } from '@vedette/store';
import type { Caller } from './sessions.ts';

/** One look of an operator at personal information. */
export interface Look {
  readonly duty: Duty | null;
  /** Why, as the operator said it; null when nothing was said. */
  readonly reason: string | null;
  /** What the duty in force lets this operator see of a person or a record. */
  readonly visible: ReadonlySet<CollectableField>;
  /** @throws VedetteError `reason-required` when the duty asks why and the operator did not say */
  demandReason(): void;
  /** Leaves the line in the audit log: who, what, why and how many; never whom it said what about. */
  note(action: string, target: string | null, count: number): Promise<void>;
}

export interface LookNeeds {
  readonly duties: DutyStore;
  readonly audit: AuditStore;
}

const reasonText = plainText(200);

/**
 * @param given the `vedette-reason` header
 * @throws VedetteError `input-invalid` for a reason that cannot be read
 */
export async function openLook(needs: LookNeeds, caller: Caller, given: string | undefined): Promise<Look> {
  const reason = readReason(given);
  const duty = (await needs.duties.current())?.duty ?? null;
  const { id: actor, role } = caller.operator;
  return {
    duty,
    reason,
    visible: new Set(duty === null ? [] : visibleFields(duty, role)),
    demandReason() {
      if (duty?.askReason === true && reason === null) throw new VedetteError('reason-required', 'caller');
    },
    async note(action, target, count) {
      await needs.audit.append({ actor, action, target, detail: { reason, count } });
    },
  };
}

/** Headers carry ASCII only, so the reason comes percent-encoded. */
function readReason(given: string | undefined): string | null {
  if (given === undefined || given.trim() === '') return null;
  const parsed = reasonText.safeParse(decoded(given));
  if (!parsed.success) throw new VedetteError('input-invalid', 'caller', { at: 'vedette-reason' });
  return parsed.data;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
