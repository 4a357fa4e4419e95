import { type PersonId, VedetteError } from '@vedette/domain';
import type { TerminalStore } from '@vedette/store';

/**
 * What is enrolled of a person; null when they were removed meanwhile, and while personal data is locked: a pass is
 * judged by its signature then, and the record says nothing of whom it names.
 */
export async function enrolmentOf(
  { people }: { readonly people: Pick<TerminalStore['people'], 'get'> },
  person: PersonId,
): ReturnType<TerminalStore['people']['get']> {
  try {
    return await people.get(person);
  } catch (error) {
    if (error instanceof VedetteError && error.code === 'vault-locked') return null;
    throw error;
  }
}
