import { type PersonView, routes } from '@vedette/contract';
import { Button, Form, Typography } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { ValidityText } from '../../../parts/validity-text.tsx';
import { useMay } from '../../session/session-context.ts';
import { changeOf, fieldsOf, type PersonFields } from './person-fields.ts';
import { PersonFormItems } from './person-form-items.tsx';

function Editing({ person }: { readonly person: PersonView }) {
  const t = useText();
  const tell = useTell();
  const change = useAct(routes.people.change, {
    refresh: [routes.people.list, routes.people.get],
    onDone: () => tell.done(t(($) => $.console.shell.done.saved)),
  });
  const submit = (fields: PersonFields): void =>
    change.mutate({ params: { id: person.id }, body: changeOf(person, fields) });
  return (
    <Form<PersonFields> name="person" layout="vertical" initialValues={fieldsOf(person)} onFinish={submit}>
      <PersonFormItems />
      <Typography.Paragraph type="secondary">{t(($) => $.console.people.hiddenNote)}</Typography.Paragraph>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t(($) => $.console.shell.action.save)}
      </Button>
    </Form>
  );
}

/** The person's own fields: to change for those who may, to read for others. */
export function PersonDetails({ person }: { readonly person: PersonView }) {
  const t = useText();
  const mayChange = useMay('people-change');
  if (mayChange) return <Editing person={person} />;
  const texts = (['phone', 'idNumber', 'organisation'] as const).map(
    (key) => [t(($) => $.console.people.field[key]), person[key] ?? '—'] as const,
  );
  const validity = <ValidityText from={person.validFrom} to={person.validTo} />;
  return <Facts items={[...texts, [t(($) => $.console.people.field.validity), validity]]} />;
}
