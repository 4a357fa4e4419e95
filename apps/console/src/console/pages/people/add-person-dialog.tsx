import { platformPeopleRoutes } from '@vedette/contract/platform';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { OrganisationItem } from '../../parts/organisation-item.tsx';
import { newPersonOf, type PersonFields } from './person-fields.ts';
import { PersonFormItems } from './person-form-items.tsx';

export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const [, change] = usePageSearch('people');
  const create = useAct(platformPeopleRoutes.create, {
    isQuiet: true,
    refresh: [platformPeopleRoutes.list],
    onDone: ({ id, name }) => {
      tell.done(t(($) => $.platform.people.added, { name }));
      onClose();
      change({ person: id }, { isStep: true });
    },
  });
  return (
    <FormDialog<PersonFields>
      name="new-person"
      title={t(($) => $.platform.people.add)}
      okText={t(($) => $.console.shell.action.add)}
      width={640}
      act={create}
      onSubmit={(fields) => create.mutate({ body: newPersonOf(fields) })}
      onClose={onClose}
    >
      <PersonFormItems held={null} />
      <OrganisationItem />
    </FormDialog>
  );
}
