import { DeleteOutlined } from '@ant-design/icons';
import { type PersonView, type ReferenceView, routes } from '@vedette/contract';
import { Button, Popconfirm, Typography } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';
import { EnrolPanel } from './enrol/enrol-panel.tsx';

function RemoveButton({ person, reference }: { readonly person: string; readonly reference: string }) {
  const t = useText();
  const tell = useTell();
  const remove = useAct(routes.people.removeReference, {
    refresh: [routes.people.references, routes.people.list, routes.people.get],
    onDone: () => tell.done(t(($) => $.console.people.faces.removed)),
  });
  return (
    <Popconfirm
      title={t(($) => $.console.people.faces.removeTitle)}
      description={t(($) => $.console.people.faces.removeBody)}
      okButtonProps={{ danger: true }}
      onConfirm={() => remove.mutate({ params: { id: person, reference } })}
    >
      <Button
        type="text"
        danger
        icon={<DeleteOutlined aria-hidden />}
        loading={remove.isPending}
        aria-label={t(($) => $.console.people.faces.remove)}
      />
    </Popconfirm>
  );
}

function ReferenceLine({
  person,
  reference,
}: {
  readonly person: string;
  readonly reference: ReferenceView;
}) {
  const t = useText();
  const format = useFormat();
  const mayChange = useMay('people-change');
  return (
    <li className="spread list-line">
      <span>
        {t(($) => $.console.people.faces.added, { at: format.dateTime(reference.addedAt) })}
        <br />
        <span className="quiet">
          {t(($) => $.console.people.faces.quality, { value: format.number(reference.quality) })} ·{' '}
          {t(($) => $.console.people.faces.model, { model: reference.model.slice(0, 8) })}
        </span>
      </span>
      {mayChange && <RemoveButton person={person} reference={reference.id} />}
    </li>
  );
}

/** The references of a person, and the ways to add one. */
export function FacesTab({ person }: { readonly person: PersonView }) {
  const t = useText();
  const mayChange = useMay('people-change');
  const references = useAnswer(routes.people.references, { params: { id: person.id } });
  return (
    <div className="stack">
      <Answered query={references}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.console.people.faces.empty)} />
          ) : (
            <ul className="plain-list">
              {all.map((reference) => (
                <ReferenceLine key={reference.id} person={person.id} reference={reference} />
              ))}
            </ul>
          )
        }
      </Answered>
      <Typography.Text type="secondary">{t(($) => $.console.people.faces.help)}</Typography.Text>
      {mayChange && <EnrolPanel person={person.id} />}
    </div>
  );
}
