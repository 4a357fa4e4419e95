import type { RetirementDetailView } from '@vedette/contract/platform';
import { Timeline } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';

/** Every step that was gone, and who went it. */
export function Steps({ retirement: { steps, names } }: { readonly retirement: RetirementDetailView }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="stack">
      <h2 className="section">{t(($) => $.platform.retirement.steps)}</h2>
      <Timeline
        items={steps.map(({ at, phase, by, detail }, nth) => ({
          key: nth,
          content: (
            <>
              {t(($) => $.platform.retirement.phase[phase])}{' '}
              <span className="quiet">
                {[format.dateTime(at), by === null ? null : (names[by] ?? by), detail]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </>
          ),
        }))}
      />
    </section>
  );
}
