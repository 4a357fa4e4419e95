import type { PersonId } from '../ids.ts';
import type { Personal } from '../privacy/personal.ts';
import type { Instant } from '../time/instant.ts';

/** Someone enrolled. What is not collected by any duty is null. */
export interface Person {
  readonly id: PersonId;
  readonly name: Personal<string>;
  readonly phone: Personal<string> | null;
  readonly idNumber: Personal<string> | null;
  readonly organisation: string | null;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
}
