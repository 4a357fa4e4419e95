import {
  type PlatformPersonView,
  type PlatformReferenceView,
  platformPeopleRoutes,
} from '@vedette/contract/platform';
import { Alert } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useMay } from '../../../session/session-context.ts';
import { hasConsent } from './consent-section.tsx';
import { EnrolSection } from './enrol-section.tsx';

interface LineProps {
  readonly person: string;
  readonly reference: PlatformReferenceView;
}

function ReferenceLine({ person, reference }: LineProps) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  const mayChange = useMay('people-change');
  const { id, site, content, bytes, recipients, createdAt } = reference;
  const remove = useAct(platformPeopleRoutes.removeReference, {
    refresh: [platformPeopleRoutes.references, platformPeopleRoutes.list, platformPeopleRoutes.get],
    onDone: () => tell.done(t(($) => $.platform.people.faces.removed)),
  });
  return (
    <li className="spread list-line">
      <span>
        {t(($) => $.platform.people.faces.content[content])} ·{' '}
        {t(($) => $.platform.people.faces.at, { site: wayTo(site), n: recipients.length })}
        <br />
        <span className="quiet">
          {t(($) => $.platform.people.faces.addedAt, {
            at: format.dateTime(createdAt),
            size: format.bytes(bytes),
          })}
        </span>
      </span>
      {mayChange && (
        <SureButton
          size="small"
          label={t(($) => $.platform.people.faces.remove)}
          question={t(($) => $.platform.people.faces.removeSure)}
          loading={remove.isPending}
          onSure={() => remove.mutate({ params: { id: person, site: String(site), reference: id } })}
        />
      )}
    </li>
  );
}

/** The sealed faces of a person, which terminals can open each, and the way to add one. */
export function FacesTab({ person }: { readonly person: PlatformPersonView }) {
  const t = useText();
  const mayChange = useMay('people-change');
  const references = useAnswer(platformPeopleRoutes.references, { params: { id: person.id } });
  return (
    <div className="stack">
      <Answered query={references}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.people.faces.empty)} />
          ) : (
            <ul className="plain-list">
              {all.map((reference) => (
                <ReferenceLine key={reference.id} person={person.id} reference={reference} />
              ))}
            </ul>
          )
        }
      </Answered>
      <p className="quiet">{t(($) => $.platform.people.faces.help)}</p>
      {mayChange &&
        (hasConsent(person) ? (
          <EnrolSection person={person.id} />
        ) : (
          <Alert type="info" showIcon title={t(($) => $.platform.people.faces.noConsent)} />
        ))}
    </div>
  );
}
