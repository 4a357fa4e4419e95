import type { updateRoutes } from '@vedette/contract/platform';
import { type OrganisationId, VedetteError } from '@vedette/domain';
import type { Caller } from '../module/caller.ts';
import { callerOf, type HandlersOf } from '../module/serve-module.ts';
import { type UpdateDeps, updateHandlers } from './handlers.ts';

type Routes = typeof updateRoutes;

export interface PublisherDeps {
  /** The organisation that runs the platform. */
  readonly publisher: OrganisationId;
}

/**
 * There is one repository of programs for all organisations: whoever writes to it decides what runs at everybody's
 * doors. So that is for those who run the platform, at all places; the others choose from it for their own devices.
 */
export function publisherHandlers(deps: UpdateDeps & PublisherDeps): HandlersOf<Routes> {
  const own = updateHandlers(deps);
  const demandPublisher = ({ organisation, reach }: Caller): void => {
    if (organisation !== deps.publisher || reach.places !== null)
      throw new VedetteError('not-allowed', 'caller', { at: 'publisher' });
  };
  return {
    ...own,
    putRoot: (c) => {
      demandPublisher(callerOf(c));
      return own.putRoot(c);
    },
    putTargets: (c) => {
      demandPublisher(callerOf(c));
      return own.putTargets(c);
    },
    putRelease: (c) => {
      demandPublisher(callerOf(c));
      return own.putRelease(c);
    },
  };
}
