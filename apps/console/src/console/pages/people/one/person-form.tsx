import { type PlatformPersonView, platformPeopleRoutes } from '@vedette/contract/platform';
import { Button, Form } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { fieldsOf, type PersonFields, patchOf } from '../person-fields.ts';
import { PersonFormItems } from '../person-form-items.tsx';

export function PersonForm({ person }: { readonly person: PlatformPersonView }) {
  const t = useText();
  const tell = useTell();
  const change = useAct(platformPeopleRoutes.change, {
    isQuiet: true,
    refresh: [platformPeopleRoutes.list, platformPeopleRoutes.get],
    onDone: () => tell.done(t(($) => $.platform.people.saved)),
  });
  return (
    <Form<PersonFields>
      name="person"
      layout="vertical"
      initialValues={fieldsOf(person)}
      onFinish={(fields) => change.mutate({ params: { id: person.id }, body: patchOf(fields) })}
    >
      {change.isError && (
        <div className="form-alert">
          <ProblemAlert cause={change.error} />
        </div>
      )}
      <PersonFormItems held={person} />
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t(($) => $.console.shell.action.save)}
      </Button>
    </Form>
  );
}
