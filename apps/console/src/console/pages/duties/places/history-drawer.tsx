import { platformDutyRoutes } from '@vedette/contract/platform';
import { Drawer, Timeline } from 'antd';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { useAccountName } from '../../../parts/use-account-name.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';

/** What was on duty at a place: by whom, when and why. */
export function HistoryDrawer({ place, onClose }: { readonly place: number; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const { nameOf } = usePlaceNames();
  const history = useAnswer(platformDutyRoutes.placeHistory, { params: { id: place } });
  const title = `${nameOf(place)} · ${t(($) => $.platform.duties.places.history)}`;
  return (
    <Drawer open size="large" title={title} onClose={onClose}>
      <Answered query={history}>
        {({ items }) => (
          <Timeline
            items={items.map(({ at, by, note, duty, version }) => ({
              key: `${at} ${duty} ${version}`,
              content: (
                <>
                  <strong>
                    {duty === null || version === null
                      ? t(($) => $.platform.duties.places.taken)
                      : t(($) => $.platform.duties.named, { title: duty, version })}
                  </strong>
                  <div className="quiet">
                    <span className="number">{format.dateTime(at)}</span> · {accountName(by)}
                    {note !== '' && ` · ${note}`}
                  </div>
                </>
              ),
            }))}
          />
        )}
      </Answered>
    </Drawer>
  );
}
