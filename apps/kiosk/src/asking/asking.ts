import type { DutyNotice, ScreenMessage } from '@vedette/contract/kiosk';

type Need = ScreenMessage['needs'][number];
export type Thing = Need['what'];
export type Way = DutyNotice['waysIn'][number];
export type Reason = NonNullable<Need['because']>;

/** What a person at the door has to show, and how far they have come. */
export interface Asking {
  /** Any one of these says who they are; empty once that is known. */
  readonly ways: readonly Way[];
  /** Each of these is needed, in any order. */
  readonly others: readonly Thing[];
  readonly done: readonly Thing[];
  /** Why what was shown did not do. */
  readonly because: Reason | null;
  /** A code held before the camera would help. */
  readonly wantsCode: boolean;
}

/** What is asked of everybody where a duty asks for it; comparisons concern only who relies on them. */
const ofEverybody: readonly Thing[] = [
  'health-status',
  'test',
  'vaccination',
  'itinerary',
  'screening-temperature',
  'mask',
];
const byCode: readonly Thing[] = ['health-status', 'test', 'vaccination', 'itinerary'];
/** The same thing, shown better, may do after all. */
const worthAnotherTry: readonly Reason[] = [
  'credential:unreadable',
  'credential:stale',
  'credential:unverified',
];
/** Who chose not to show a face is not told that it was not recognised. */
const ofFaces: readonly Reason[] = ['identify:not-recognised', 'identify:method-not-accepted'];

const isCode = (way: Way): boolean => way === 'pass' || way === 'health-code';

/** The ways of a duty to get in without a face. */
export const waysWithoutFace = (notice: DutyNotice | null): readonly Way[] =>
  notice === null ? [] : notice.waysIn.filter((way) => way !== 'face');

function expected(notice: DutyNotice | null): readonly Thing[] {
  if (notice === null) return [];
  const things = ofEverybody.filter((thing) => notice.checks.includes(thing));
  return notice.waysIn.length > 0 ? ['identification', ...things] : things;
}

function waysOf(need: Need | undefined, because: Reason | null, notice: DutyNotice | null): readonly Way[] {
  if (need === undefined) return [];
  const open = need.anyOf === undefined ? waysWithoutFace(notice) : need.anyOf;
  if (because === null || !worthAnotherTry.includes(because)) return open;
  return [...open, ...waysWithoutFace(notice).filter((way) => !open.includes(way))];
}

/** @param faceless the person chose not to show a face */
export function askingOf(
  { needs }: Pick<ScreenMessage, 'needs'>,
  notice: DutyNotice | null,
  faceless: boolean,
): Asking {
  const missing = needs.map(({ what }) => what);
  const reasons = needs.map((need) => need.because);
  const because = reasons.find((reason) => reason !== undefined && !(faceless && ofFaces.includes(reason)));
  const ways = waysOf(
    needs.find(({ what }) => what === 'identification'),
    because === undefined ? null : because,
    notice,
  );
  const others = missing.filter((what) => what !== 'identification');
  return {
    ways,
    others,
    done: expected(notice).filter((thing) => !missing.includes(thing)),
    because: because === undefined ? null : because,
    wantsCode: ways.some(isCode) || others.some((thing) => byCode.includes(thing)),
  };
}

/** Whether what is asked changed because something was shown, not because somebody was looked at. */
export function wasRead(before: ScreenMessage, now: ScreenMessage): boolean {
  const stillAsks = now.screen === 'show-pass' || now.screen === 'checking';
  return before.screen === 'show-pass' && stillAsks && shownOf(before) !== shownOf(now);
}

const shown: readonly Thing[] = ['identification', 'subject-match', ...byCode];
const shownOf = ({ needs }: ScreenMessage): string =>
  needs
    .filter(({ what }) => shown.includes(what))
    .map(({ what, because }) => `${what} ${because === undefined ? '' : because}`)
    .join();
