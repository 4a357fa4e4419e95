import { type CollectableField, collectableFields } from '@vedette/domain';
import { useText } from '../../i18n/use-text.ts';
import { Facts } from '../facts.tsx';
import type { CollectionDraft, DutyDraft, RequirementDraft } from './document/draft.ts';
import { useDutyWords } from './use-duty-words.ts';

/** One requirement in words. */
export function useRequirementText(): (requirement: RequirementDraft) => string {
  const t = useText();
  const words = useDutyWords();
  const detail = (requirement: RequirementDraft): string => {
    switch (requirement.check) {
      case 'allow-list':
      case 'deny-list':
      case 'watch-list':
        return requirement.list;
      case 'schedule':
        return requirement.schedule;
      case 'capacity':
        return requirement.area;
      case 'screening-temperature':
        return `< ${requirement.below} ℃`;
      case 'health-status':
        return t(($) => $.console.duty.colour[requirement.colour]);
      case 'test':
        return `${requirement.method} ≤ ${words.period(requirement.within)}`;
      case 'vaccination':
        return `≥ ${requirement.doses}`;
      case 'subject-matches':
        return requirement.on.map(words.method).join(' = ');
      case 'presentation-attack':
        return t(($) => $.console.duty.challenge[requirement.challenge]);
      default:
        return '';
    }
  };
  return (requirement) => [words.check(requirement.check), detail(requirement)].filter(Boolean).join(' · ');
}

/** One field collected in words: why, how long, who sees it. */
export function useKeptText(): (field: CollectableField, collection: CollectionDraft) => string {
  const t = useText();
  const words = useDutyWords();
  return (field, { why, maxKeep, visibleTo }) =>
    t(($) => $.console.duty.put.keptLine, {
      field: t(($) => $.fields[field]),
      why,
      period: words.period(maxKeep),
      roles: visibleTo.map(words.role).join(words.separator) || t(($) => $.console.duty.put.nobody),
    });
}

export function keptOf(duty: DutyDraft): readonly (readonly [CollectableField, CollectionDraft])[] {
  return collectableFields.flatMap((field) => {
    const collection = duty.collect[field];
    return collection === undefined ? [] : [[field, collection] as const];
  });
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** A duty for people to read. */
export function DutySummary({ duty }: { readonly duty: DutyDraft }) {
  const t = useText();
  const words = useDutyWords();
  const requirementText = useRequirementText();
  const keptText = useKeptText();
  const kept = keptOf(duty).map(([field, collection]) => keptText(field, collection));
  const checks = duty.require.map(requirementText);
  const ways = duty.identify?.anyOf.map(words.method).join(words.separator);
  const { processor, endsWith, deviceOnly } = duty;
  const yes = t(($) => $.console.shell.word.yes);
  const no = t(($) => $.console.shell.word.no);
  return (
    <Facts
      items={[
        [t(($) => $.console.duty.summary.identify), ways ?? t(($) => $.console.duty.put.identifyNone)],
        [
          t(($) => $.console.duty.summary.checks),
          checks.length === 0 ? t(($) => $.console.duty.noChecks) : <Lines key="checks" lines={checks} />,
        ],
        [
          t(($) => $.console.duty.summary.kept),
          kept.length === 0 ? t(($) => $.console.duty.put.keptNothing) : <Lines key="kept" lines={kept} />,
        ],
        [
          t(($) => $.console.duty.summary.faces),
          deviceOnly.length > 0
            ? t(($) => $.console.duty.summary.facesLocal)
            : t(($) => $.console.duty.summary.facesNone),
        ],
        [t(($) => $.console.duty.summary.purpose), words.purpose(duty.purpose)],
        [t(($) => $.console.duty.summary.basis), words.basis(duty.basis)],
        [t(($) => $.console.duty.summary.processor), `${processor.name} · ${processor.contact}`],
        ...(endsWith === undefined ? [] : [[t(($) => $.console.duty.summary.ends), endsWith] as const]),
        [
          t(($) => $.console.duty.summary.alarms),
          duty.alarmOn.map(words.alarm).join(words.separator) || t(($) => $.console.shell.word.none),
        ],
        [t(($) => $.console.duty.summary.failMode), t(($) => $.console.duty.failMode[duty.failMode])],
        [t(($) => $.console.duty.summary.askReason), duty.askReason ? yes : no],
        [t(($) => $.console.duty.summary.openFor), words.period(duty.openFor)],
      ]}
    />
  );
}
