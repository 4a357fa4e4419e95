import type { VisitRuleView } from '@vedette/contract/platform';
import { type Duration, duration, parseDuration, VedetteError } from '@vedette/domain';
import type { SiteVisitRule, VisitDocumentId } from '@vedette/store/platform';

const minute = 60_000;
const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', minute],
  ['s', 1_000],
] as const;

/** Where nobody has said how visitors are received: the host decides, and nothing is kept longer than a day. */
export const ruleOtherwise: SiteVisitRule = {
  approval: { needed: ['host'], fourEyes: false },
  early: duration(30 * minute),
  grace: duration(30 * minute),
  endAfter: duration(240 * minute),
  keep: duration(1_440 * minute),
  documents: [],
  walkIn: false,
  directions: null,
};

/** Longest time that visits are kept: half a year. */
const keepAtMost = duration(183 * 86_400_000);

export function ruleView(rule: SiteVisitRule): VisitRuleView {
  return {
    needed: [...rule.approval.needed],
    fourEyes: rule.approval.fourEyes,
    early: durationText(rule.early),
    grace: durationText(rule.grace),
    endAfter: durationText(rule.endAfter),
    keep: durationText(rule.keep),
    documents: [...rule.documents],
    walkIn: rule.walkIn,
    directions: rule.directions === null ? null : { ...rule.directions },
  };
}

/** @throws VedetteError `input-invalid` for times that contradict each other */
export function ruleOf(view: VisitRuleView): SiteVisitRule {
  const length = (text: string): Duration => parseDuration(text) ?? duration(0);
  const rule: SiteVisitRule = {
    approval: { needed: [...new Set(view.needed)], fourEyes: view.fourEyes },
    early: length(view.early),
    grace: length(view.grace),
    endAfter: length(view.endAfter),
    keep: length(view.keep),
    documents: view.documents as VisitDocumentId[],
    walkIn: view.walkIn,
    directions: view.directions,
  };
  const wrong = rule.endAfter < rule.grace ? 'endAfter' : rule.keep > keepAtMost ? 'keep' : null;
  if (wrong !== null) throw new VedetteError('input-invalid', 'caller', { at: wrong });
  return rule;
}

export function durationText(length: Duration): string {
  const [unit, milliseconds] = units.find(([, size]) => length % size === 0 && length >= size) ?? [
    's',
    1_000,
  ];
  return `${Math.round(length / milliseconds)}${unit}`;
}
