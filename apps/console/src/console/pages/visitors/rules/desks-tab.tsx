import { type WalkInDeskView, walkInRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { Panel } from '../../../../parts/panel.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { DeskDialog } from './desk-dialog.tsx';

function DeskLine({ desk }: { readonly desk: WalkInDeskView }) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  const { id, name, site, expiresAt } = desk;
  const close = useAct(walkInRoutes.close, {
    refresh: [walkInRoutes.desks],
    onDone: () => tell.done(t(($) => $.platform.visitors.desks.closed)),
  });
  return (
    <li className="spread list-line">
      <span>
        <strong>{name}</strong> · {wayTo(site)}
        <br />
        <span className="quiet">
          {t(($) => $.platform.visitors.desks.until, { at: format.dateTime(expiresAt) })}
        </span>
      </span>
      <SureButton
        size="small"
        label={t(($) => $.platform.visitors.desks.close)}
        question={t(($) => $.platform.visitors.desks.closeSure, { name })}
        loading={close.isPending}
        onSure={() => close.mutate({ params: { id } })}
      />
    </li>
  );
}

/** Tablets and posters at which whoever is not invited asks for a host by himself. */
export function DesksTab() {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const desks = useAnswer(walkInRoutes.desks, {});
  return (
    <>
      <div className="filters">
        <Button type="primary" onClick={() => setAdding(true)}>
          {t(($) => $.platform.visitors.desks.add)}
        </Button>
        <span className="quiet">{t(($) => $.platform.visitors.desks.help)}</span>
      </div>
      <Answered query={desks}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.visitors.desks.empty)} />
          ) : (
            <Panel title={t(($) => $.platform.visitors.tab.desks)}>
              <ul className="plain-list">
                {all.map((desk) => (
                  <DeskLine key={desk.id} desk={desk} />
                ))}
              </ul>
            </Panel>
          )
        }
      </Answered>
      {isAdding && <DeskDialog onClose={() => setAdding(false)} />}
    </>
  );
}
