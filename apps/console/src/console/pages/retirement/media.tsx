import type { RetirementDetailView } from '@vedette/contract/platform';
import { Tag } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';

type Treated = RetirementDetailView['media'][number];

const colours = { purged: 'green', cleared: 'gold', failed: 'red' } as const;

function Medium({ treated: { grade, report } }: { readonly treated: Treated }) {
  const t = useText();
  const format = useFormat();
  const { medium, bytes, scope, steps, readBack, canaries, hunt, limits, failure } = report;
  const name = [medium.kind, medium.maker, medium.model, medium.serial].filter((part) => part !== null);
  const passes = steps.filter(({ means, outcome }) => means === 'overwrite' && outcome === 'done').length;
  return (
    <div className="stack">
      <div className="row">
        <Tag color={colours[grade]}>{t(($) => $.platform.retirement.grade[grade])}</Tag>
        <span className="mono">{name.join(' ')}</span>
      </div>
      <Facts
        items={[
          [
            t(($) => $.platform.retirement.medium.scope),
            `${t(($) => $.platform.retirement.scope[scope])} · ${format.bytes(bytes)}`,
          ],
          [t(($) => $.platform.retirement.medium.passes), format.number(passes)],
          [
            t(($) => $.platform.retirement.medium.readBack),
            readBack === null
              ? '—'
              : t(($) => $.platform.retirement.medium.differ, {
                  bytes: format.bytes(readBack.bytes),
                  n: readBack.different + readBack.unreadable,
                }),
          ],
          [
            t(($) => $.platform.retirement.medium.canaries),
            canaries === null
              ? '—'
              : `${canaries.foundPlanted + canaries.foundNoted} / ${canaries.planted + canaries.noted}`,
          ],
          [
            t(($) => $.platform.retirement.medium.hunt),
            hunt === null ? '—' : `${hunt.recordKeys + hunt.wrappingKeys} / ${format.number(hunt.windows)}`,
          ],
          ...(failure === null ? [] : [[t(($) => $.platform.retirement.medium.failure), failure] as const]),
        ]}
      />
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{t(($) => $.platform.retirement.limit[limit])}</li>
        ))}
      </ul>
    </div>
  );
}

/** What was done to each medium, what was found afterwards, and what was not reached. */
export function Media({ retirement: { media } }: { readonly retirement: RetirementDetailView }) {
  const t = useText();
  if (media.length === 0) return null;
  return (
    <section className="stack">
      <h2 className="section">{t(($) => $.platform.retirement.medium.title)}</h2>
      {media.map((treated) => (
        <Medium key={`${treated.report.medium.serial} ${treated.report.startedAt}`} treated={treated} />
      ))}
    </section>
  );
}
