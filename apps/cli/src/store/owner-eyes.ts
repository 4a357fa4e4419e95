import { type CollectableField, type Duty, type PassBody, visibleFields } from '@vedette/domain';
import type { DutyStore, PassRecord } from '@vedette/store';

/** What of a record its owner may see. */
export type OwnerEyes = (record: PassRecord) => Promise<Partial<PassBody>>;

const purpose = 'records shown on the command line';

/**
 * The command line shows what the admin would show the owner: what the duty under which a record was written
 * allows, and of that only what the duty in force allows too.
 */
export async function openOwnerEyes(duties: DutyStore): Promise<OwnerEyes> {
  const allowedBy = (duty: Duty | null): ReadonlySet<CollectableField> =>
    new Set(duty === null ? [] : visibleFields(duty, 'owner'));
  const now = allowedBy((await duties.current())?.duty ?? null);
  const known = new Map<string, ReadonlySet<CollectableField>>();
  return async ({ header: { duty, dutyVersion }, body }) => {
    const key = `${duty}@${dutyVersion}`;
    const then = known.get(key) ?? allowedBy((await duties.get(duty, dutyVersion))?.duty ?? null);
    known.set(key, then);
    const fields = Object.entries(body.unwrap(purpose)) as [CollectableField, string][];
    return Object.fromEntries(fields.filter(([field]) => now.has(field) && then.has(field)));
  };
}
