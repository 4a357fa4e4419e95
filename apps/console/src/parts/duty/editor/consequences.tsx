import { useText } from '../../../i18n/use-text.ts';
import type { DutyDraft } from '../document/draft.ts';
import { keptOf, useKeptText, useRequirementText } from '../summary.tsx';
import { useDutyWords } from '../use-duty-words.ts';

interface ConsequencesProps {
  readonly duty: DutyDraft;
  readonly inForce: DutyDraft | null;
}

/** What people will be asked for, and what will be written down of them. */
export function Consequences({ duty, inForce }: ConsequencesProps) {
  const t = useText();
  const words = useDutyWords();
  const requirementText = useRequirementText();
  const keptText = useKeptText();
  const ways = duty.identify?.anyOf.map(words.method).join(words.separator);
  const kept = keptOf(duty);
  const dropped =
    inForce === null ? [] : keptOf(inForce).filter(([field]) => duty.collect[field] === undefined);
  const fields = dropped.map(([field]) => t(($) => $.fields[field])).join(words.separator);
  return (
    <>
      <section>
        <h2 className="section">{t(($) => $.console.duty.put.asked)}</h2>
        <ul>
          <li>
            {ways === undefined
              ? t(($) => $.console.duty.put.identifyNone)
              : t(($) => $.console.duty.put.identifyAny, { ways })}
          </li>
          {duty.require.map((requirement) => (
            <li key={JSON.stringify(requirement)}>{requirementText(requirement)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="section">{t(($) => $.console.duty.put.kept)}</h2>
        <ul>
          {kept.length === 0 && <li>{t(($) => $.console.duty.put.keptNothing)}</li>}
          {kept.map(([field, collection]) => (
            <li key={field}>{keptText(field, collection)}</li>
          ))}
          {dropped.length > 0 && <li>{t(($) => $.console.duty.put.dropped, { fields })}</li>}
          <li>
            {t(($) => $.console.duty.put.fail, { mode: t(($) => $.console.duty.failMode[duty.failMode]) })}
          </li>
        </ul>
      </section>
    </>
  );
}
