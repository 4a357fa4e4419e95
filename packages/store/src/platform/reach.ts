import type { OrganisationId } from '@vedette/domain';
import type { LocationId } from './locations/port.ts';

/**
 * How far a caller reaches: rows of these organisations, and of these places with all below them; null for every
 * place. What lies outside is not found: nobody learns that it exists.
 */
export interface Reach {
  readonly organisations: readonly OrganisationId[];
  readonly places: readonly LocationId[] | null;
}
