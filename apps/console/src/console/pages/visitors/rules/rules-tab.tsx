import { visitRuleRoutes } from '@vedette/contract/platform';
import { useState } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { Panel } from '../../../../parts/panel.tsx';
import { PlaceSelect } from '../../../parts/place-select.tsx';
import { useLocations, usePlaceNames } from '../../../parts/use-locations.ts';
import { useSiteInView } from '../../../parts/use-site-in-view.ts';
import { RuleForm } from './rule-form.tsx';

function SiteRule({ site }: { readonly site: number }) {
  const { nameOf } = usePlaceNames();
  const rule = useAnswer(visitRuleRoutes.get, { params: { site: String(site) } });
  return (
    <Panel title={nameOf(site)}>
      <Answered query={rule}>{(data) => <RuleForm key={site} site={site} rule={data} />}</Answered>
    </Panel>
  );
}

/** How a site receives visitors. */
export function RulesTab() {
  const t = useText();
  const inView = useSiteInView();
  const [chosen, setChosen] = useState<number>();
  const sites = (useLocations().data?.items ?? []).filter(({ kind, isAbove }) => kind === 'site' && !isAbove);
  const site = chosen ?? inView ?? sites[0]?.id;
  return (
    <>
      <div className="filters">
        <PlaceSelect
          isSite
          label={t(($) => $.platform.visitors.rule.site)}
          value={site}
          onChange={setChosen}
        />
      </div>
      {site === undefined ? (
        <EmptyNote text={t(($) => $.platform.visitors.rule.choose)} />
      ) : (
        <SiteRule key={site} site={site} />
      )}
    </>
  );
}
