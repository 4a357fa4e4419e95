import { type VisitView, visitRoutes, visitRuleRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { CodePicture } from '../../../../parts/code-picture.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { PersonPicker } from '../../../parts/person-picker.tsx';
import { useMay } from '../../../session/session-context.ts';
import { visitRefresh } from '../visits/use-visit-acts.ts';

/** Documents are shown where they may be read; who has accepted which is the visit's own knowledge. */
function Documents({ visit }: { readonly visit: string }) {
  const t = useText();
  const tell = useTell();
  const mayRead = useMay('visitors-rule');
  const documents = useAnswer(visitRuleRoutes.documents, {}, { enabled: mayRead });
  const accept = useAct(visitRoutes.accept, {
    refresh: visitRefresh,
    onDone: () => tell.done(t(($) => $.platform.visitors.done.accept)),
  });
  const current = (documents.data ?? []).filter(({ version }) => version !== null);
  if (current.length === 0) return null;
  return (
    <section>
      <h2 className="section">{t(($) => $.platform.visitors.detail.documents)}</h2>
      <p className="quiet">{t(($) => $.platform.visitors.detail.documentsLead)}</p>
      <ul className="plain-list">
        {current.map(({ id, name, version }) => (
          <li key={id} className="spread list-line">
            <span>{name}</span>
            <Button
              size="small"
              loading={accept.isPending}
              onClick={() =>
                accept.mutate({
                  params: { id: visit },
                  body: { document: id, version: version ?? 1, way: 'desk' },
                })
              }
            >
              {t(($) => $.platform.visitors.detail.accept)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Escort({ visit }: { readonly visit: string }) {
  const t = useText();
  const tell = useTell();
  const [person, setPerson] = useState<string>();
  const escort = useAct(visitRoutes.escort, {
    refresh: visitRefresh,
    onDone: () => {
      tell.done(t(($) => $.platform.visitors.done.escort));
      setPerson(undefined);
    },
  });
  const label = t(($) => $.platform.visitors.detail.escort);
  return (
    <div className="row no-wrap">
      <PersonPicker
        label={label}
        placeholder={label}
        {...(person === undefined ? {} : { value: person })}
        onChange={setPerson}
      />
      <Button
        disabled={person === undefined}
        loading={escort.isPending}
        onClick={() => person !== undefined && escort.mutate({ params: { id: visit }, body: { person } })}
      >
        {t(($) => $.platform.visitors.detail.escortConfirm)}
      </Button>
    </div>
  );
}

/** The pass as a code, for a visitor who has no phone; shown until the drawer is closed. */
function Pass({ visit }: { readonly visit: string }) {
  const t = useText();
  const format = useFormat();
  const pass = useAct(visitRoutes.pass);
  const seen = pass.data;
  if (seen === undefined)
    return (
      <div>
        <Button loading={pass.isPending} onClick={() => pass.mutate({ params: { id: visit } })}>
          {t(($) => $.platform.visitors.act.pass)}
        </Button>
      </div>
    );
  return (
    <div>
      <CodePicture rows={seen.code} label={t(($) => $.platform.visitors.detail.passLabel)} />
      <p className="quiet">
        {t(($) => $.platform.visitors.detail.passUntil, {
          from: format.moment(seen.notBefore),
          to: format.moment(seen.notAfter),
        })}
      </p>
    </div>
  );
}

const open: readonly VisitView['phase'][] = ['approved', 'arrived', 'on-site', 'overstayed'];

/** What the desk notes of a visitor who is expected or here. */
export function DeskSection({ visit: { id, phase } }: { readonly visit: VisitView }) {
  if (!open.includes(phase)) return null;
  return (
    <>
      <Escort visit={id} />
      <Documents visit={id} />
      <Pass visit={id} />
    </>
  );
}
