import { organisationRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../api/use-answer.ts';
import { useMay, useSession } from '../session/session-context.ts';

const rarely = 300_000;

/** One's own organisation and those below it; one's own alone for whoever may not see them. */
export function useOrganisations(): readonly { readonly id: string; readonly name: string }[] {
  const maySee = useMay('organisations-see');
  const { organisation, organisationName } = useSession();
  const all = useAnswer(organisationRoutes.list, {}, { enabled: maySee, every: rarely });
  return all.data ?? [{ id: organisation, name: organisationName }];
}

export function useOrganisationName(): (id: string) => string {
  const all = useOrganisations();
  return (id) => all.find((each) => each.id === id)?.name ?? id.slice(0, 8);
}
