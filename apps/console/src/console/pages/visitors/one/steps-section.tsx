import { visitRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { useAccountName } from '../../../parts/use-account-name.ts';

const kinds = [
  ...(['made', 'answered', 'approved', 'refused', 'cancelled', 'moved', 'extended'] as const),
  ...(['arrived', 'admitted', 'left', 'stayed-too-long', 'time-over', 'escorted', 'accepted'] as const),
];
type Kind = (typeof kinds)[number];
const isKnown = (kind: string): kind is Kind => kinds.some((each) => each === kind);

/** What happened to a visit, and who did it. */
export function StepsSection({ visit }: { readonly visit: string }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const steps = useAnswer(visitRoutes.steps, { params: { id: visit } });
  return (
    <section>
      <h2 className="section">{t(($) => $.platform.visitors.detail.steps)}</h2>
      <Answered query={steps}>
        {(all) => (
          <ol className="plain-list">
            {all.map(({ at, kind, by }) => (
              <li key={`${at} ${kind}`} className="spread list-line">
                <span>
                  {isKnown(kind) ? t(($) => $.platform.visitors.detail.step[kind]) : kind}
                  {by !== null && <span className="quiet"> · {accountName(by)}</span>}
                </span>
                <time className="quiet number">{format.dateTime(at)}</time>
              </li>
            ))}
          </ol>
        )}
      </Answered>
    </section>
  );
}
