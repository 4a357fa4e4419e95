import { occupancyRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useAccountName } from '../../../parts/use-account-name.ts';

/** Who said how many there were, and why. */
export function Corrections({ place }: { readonly place: number }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const corrections = useAnswer(occupancyRoutes.corrections, { params: { id: place } });
  const items = corrections.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className="section">{t(($) => $.platform.locations.count.corrections)}</h3>
      <ul className="plain-list">
        {items.map(({ at, by, counted, inside, reason }) => (
          <li key={at} className="list-line">
            {t(($) => $.platform.locations.count.correction, { counted, inside, reason })}
            <div className="quiet">
              {format.dateTime(at)} · {accountName(by)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
