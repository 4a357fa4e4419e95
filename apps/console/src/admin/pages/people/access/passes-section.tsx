import { type NewlyIssuedPass, type PassView, routes } from '@vedette/contract';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { useNow } from '../../../../parts/use-now.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { useMay } from '../../../session/session-context.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { IssuedOnce } from './issued-once.tsx';
import { stateOf } from './pass-state.ts';

function RevokeButton({ pass }: { readonly pass: PassView }) {
  const t = useText();
  const tell = useTell();
  const { modal } = App.useApp();
  const revoke = useAct(routes.passes.revoke, {
    refresh: [routes.passes.list],
    onDone: () => tell.done(t(($) => $.console.passes.revoked)),
  });
  const ask = (): void =>
    void modal.confirm({
      title: t(($) => $.console.passes.revokeTitle),
      content: t(($) => $.console.passes.revokeBody),
      okText: t(($) => $.console.passes.revoke),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync({ params: { id: pass.id } }).catch(() => undefined),
    });
  return (
    <Button size="small" danger loading={revoke.isPending} onClick={ask}>
      {t(($) => $.console.passes.revoke)}
    </Button>
  );
}

function PassLine({ pass }: { readonly pass: PassView }) {
  const t = useText();
  const format = useFormat();
  const mayIssue = useMay('passes-issue');
  const state = stateOf(pass, useNow(60_000));
  const { kind, form, entries, zones, notBefore, notAfter, issuedAt, issuedBy } = pass;
  const at = format.dateTime(issuedAt);
  return (
    <li className="spread list-line">
      <span>
        <Tag>{t(($) => $.console.passes.state[state])}</Tag>
        {t(($) => $.console.passes.kind[kind])} · {t(($) => $.console.passes.form[form])} ·{' '}
        {t(($) => $.console.passes.entries[entries])}
        <br />
        <span className="quiet">
          {format.dateTime(notBefore)} – {format.dateTime(notAfter)} ·{' '}
          {zones.length === 0
            ? t(($) => $.console.passes.everywhere)
            : t(($) => $.console.passes.onlyAreas, { areas: zones.join(', ') })}
          <br />
          {issuedBy === null
            ? t(($) => $.console.passes.issuedAt, { at })
            : t(($) => $.console.passes.issuedBy, { by: issuedBy, at })}
        </span>
      </span>
      {mayIssue && (state === 'valid' || state === 'notYet') && <RevokeButton pass={pass} />}
    </li>
  );
}

/** Passes of a person, and a way to give one out. */
export function PassesSection({ person }: { readonly person: string }) {
  const t = useText();
  const mayIssue = useMay('passes-issue');
  const passes = useAnswer(routes.passes.list, { params: { id: person } });
  const [isIssuing, setIssuing] = useState(false);
  const [issued, setIssued] = useState<NewlyIssuedPass | null>(null);
  return (
    <section aria-labelledby="person-passes">
      <div className="spread">
        <h2 id="person-passes" className="section">
          {t(($) => $.methods.pass)}
        </h2>
        {mayIssue && <Button onClick={() => setIssuing(true)}>{t(($) => $.console.passes.issue)}</Button>}
      </div>
      <p className="quiet">{t(($) => $.console.passes.help)}</p>
      <Answered query={passes}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.console.passes.empty)} />
          ) : (
            <ul className="plain-list">
              {all.map((pass) => (
                <PassLine key={pass.id} pass={pass} />
              ))}
            </ul>
          )
        }
      </Answered>
      {isIssuing && <IssueDialog person={person} onClose={() => setIssuing(false)} onIssued={setIssued} />}
      {issued !== null && <IssuedOnce issued={issued} onClose={() => setIssued(null)} />}
    </section>
  );
}
