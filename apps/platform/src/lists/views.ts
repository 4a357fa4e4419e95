import type {
  AppealMessageView,
  AppealView,
  ListNoticeView,
  PlatformEntryView,
  PlatformListView,
  ScreeningView,
} from '@vedette/contract/platform';
import { type Instant, isOverdue, maskName, type PersonId, type ScreeningResult } from '@vedette/domain';
import type { Appeal, AppealMessage, ListNotice, PlatformEntry, PlatformList } from '@vedette/store/platform';

const purpose = 'list administration';

export function listView(list: PlatformList): PlatformListView {
  const { id, organisation, kind, name, places, entries, revision, createdAt } = list;
  return { id, organisation, kind, name, places: [...places], entries, revision, createdAt };
}

export function entryView(entry: PlatformEntry, name: string): PlatformEntryView {
  const { list, person, validFrom, validTo, owner, addedBy, addedAt } = entry;
  const reason = entry.reason.unwrap(purpose);
  return { list, person, name, reason, validFrom, validTo, owner, addedBy, addedAt };
}

export function appealView(appeal: Appeal, now: Instant): AppealView {
  const { id, list, person, phase, filedAt, dueAt, decidedAt } = appeal;
  return { id, list, person, phase, filedAt, dueAt, decidedAt, isOverdue: isOverdue(phase, dueAt, now) };
}

export function messageView({ at, kind, by, text }: AppealMessage): AppealMessageView {
  return { at, kind, byPerson: by === null, text: text.unwrap('an appeal, by those it concerns') };
}

export function noticeView(
  { list, entry, appeal }: ListNotice,
  messages: readonly AppealMessage[],
): ListNoticeView {
  const { validFrom, validTo, addedAt } = entry;
  return {
    list: { kind: list.kind, name: list.name },
    reason: entry.reason.unwrap('the listed person’s own entry'),
    ...{ validFrom, validTo, addedAt },
    appeal: appeal === null ? null : pickAppeal(appeal),
    messages: messages.map(messageView),
  };
}

const pickAppeal = ({ phase, filedAt, dueAt, decidedAt }: Appeal) => ({ phase, filedAt, dueAt, decidedAt });

/** Why names agree. Whoever may not see people sees how they agree, and not the words of a listed name. */
export function screeningView(
  { screening, hits }: ScreeningResult<PersonId>,
  mayNames: boolean,
): ScreeningView {
  const shown = (words: readonly string[]): string[] =>
    words.map((word) => (mayNames ? word : maskName(word)));
  return {
    screening,
    hits: hits.map(({ id, kind, sameNumber, comparison }) => ({
      ...{ person: id, kind, sameNumber },
      comparison: {
        verdict: comparison.verdict,
        findings: comparison.findings.map(({ agreement, one, other }) => ({
          ...{ agreement, one, other: mayNames ? other : maskName(other) },
        })),
        onlyInOne: [...comparison.onlyInOne],
        onlyInOther: shown(comparison.onlyInOther),
      },
    })),
  };
}
