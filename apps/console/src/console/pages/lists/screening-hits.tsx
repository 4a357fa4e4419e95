import type { ScreeningView } from '@vedette/contract/platform';
import { Tag } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { PageLink } from '../../app/page-link.tsx';
import { useMay } from '../../session/session-context.ts';

type Hit = ScreeningView['hits'][number];

/** Why a name agrees with an entry, word by word, and what is left over. */
function Why({ hit: { comparison, sameNumber } }: { readonly hit: Hit }) {
  const t = useText();
  const { findings, onlyInOne, onlyInOther } = comparison;
  const lines = [
    ...(sameNumber ? [t(($) => $.platform.lists.screening.sameNumber)] : []),
    ...findings.map(({ agreement, one, other }) =>
      t(($) => $.platform.lists.screening.agreement[agreement], { one, other }),
    ),
    ...(onlyInOne.length === 0
      ? []
      : [t(($) => $.platform.lists.screening.onlyInOne, { words: onlyInOne.join(' ') })]),
    ...(onlyInOther.length === 0
      ? []
      : [t(($) => $.platform.lists.screening.onlyInOther, { words: onlyInOther.join(' ') })]),
  ];
  return <span className="quiet">{lines.join(' · ')}</span>;
}

export function ScreeningHits({ hits }: { readonly hits: readonly Hit[] }) {
  const t = useText();
  const maySee = useMay('people-see');
  if (hits.length === 0) return null;
  return (
    <ul className="plain-list">
      {hits.map((hit) => (
        <li key={`${hit.person} ${hit.kind}`} className="list-line">
          <div>
            <Tag color={hit.kind === 'deny' ? 'error' : 'warning'}>
              {t(($) => $.platform.lists.kind[hit.kind])}
            </Tag>
            <strong>{t(($) => $.platform.lists.screening.verdict[hit.comparison.verdict])}</strong>{' '}
            {maySee && (
              <PageLink to="people" search={{ person: hit.person }}>
                {t(($) => $.platform.lists.appeals.showPerson)}
              </PageLink>
            )}
            <br />
            <Why hit={hit} />
          </div>
        </li>
      ))}
    </ul>
  );
}
