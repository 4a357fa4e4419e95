import { type CardView, routes } from '@vedette/contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { useMay } from '../../../session/session-context.ts';
import { AddCardDialog } from './add-card-dialog.tsx';

interface CardLineProps {
  readonly person: string;
  readonly card: CardView;
}

function CardLine({ person, card: { id, label, addedAt } }: CardLineProps) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const { modal } = App.useApp();
  const mayIssue = useMay('passes-issue');
  const remove = useAct(routes.passes.removeCard, {
    refresh: [routes.passes.cards],
    onDone: () => tell.done(t(($) => $.console.passes.cards.removed)),
  });
  const ask = (): void =>
    void modal.confirm({
      title: t(($) => $.console.passes.cards.removeTitle, { label }),
      content: t(($) => $.console.passes.cards.removeBody),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ params: { id: person, card: id } }).catch(() => undefined),
    });
  return (
    <li className="spread list-line">
      <span>
        {label}{' '}
        <span className="quiet">
          {t(($) => $.console.passes.cards.added, { at: format.dateTime(addedAt) })}
        </span>
      </span>
      {mayIssue && (
        <Button size="small" danger loading={remove.isPending} onClick={ask}>
          {t(($) => $.console.passes.cards.remove, { label })}
        </Button>
      )}
    </li>
  );
}

/** Cards of a person; their numbers are kept nowhere, so there is none to show. */
export function CardsSection({ person }: { readonly person: string }) {
  const t = useText();
  const mayIssue = useMay('passes-issue');
  const cards = useAnswer(routes.passes.cards, { params: { id: person } });
  const [isAdding, setAdding] = useState(false);
  return (
    <section aria-labelledby="person-cards">
      <div className="spread">
        <h2 id="person-cards" className="section">
          {t(($) => $.methods.card)}
        </h2>
        {mayIssue && <Button onClick={() => setAdding(true)}>{t(($) => $.console.passes.cards.add)}</Button>}
      </div>
      <p className="quiet">{t(($) => $.console.passes.cards.help)}</p>
      <Answered query={cards}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.console.passes.cards.empty)} />
          ) : (
            <ul className="plain-list">
              {all.map((card) => (
                <CardLine key={card.id} person={person} card={card} />
              ))}
            </ul>
          )
        }
      </Answered>
      {isAdding && <AddCardDialog person={person} onClose={() => setAdding(false)} />}
    </section>
  );
}
