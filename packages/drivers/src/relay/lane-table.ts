/**
 * What a lane is doing. `opening`: told to open, not yet confirmed; `passing`: released, and the door
 * stands open; `ajar`: locked again, or meant to be, while the door still stands open.
 */
export type LanePhase =
  | 'held'
  | 'opening'
  | 'released'
  | 'passing'
  | 'ajar'
  | 'held-open'
  | 'forced'
  | 'fire';

export type LaneInput =
  | 'order'
  | 'confirmed'
  | 'order-failed'
  /** The pass sensor, or the door that closed behind somebody where there is no such sensor. */
  | 'walked'
  | 'contact-opened'
  | 'contact-closed'
  /** After a connection or a fire: the door is found open, which is nobody's doing. */
  | 'found-open'
  | 'window-ended'
  | 'open-too-long'
  | 'hold'
  | 'fire'
  | 'fire-reset'
  | 'link-lost';

/** What the lane does on a transition, in this order. */
export type LaneEffect =
  | 'lock'
  | 'open-for-fire'
  | 'announce-release'
  | 'conclude-walked'
  | 'conclude-not-walked'
  | 'conclude-unobserved'
  | 'announce-forced'
  | 'announce-held-open'
  | 'announce-closed'
  | 'start-window'
  | 'start-patience'
  | 'stop-timers';

export interface Transition {
  readonly to: LanePhase;
  readonly effects: readonly LaneEffect[];
}
type Row = { readonly [input in LaneInput]?: Transition };

const go = (to: LanePhase, ...effects: LaneEffect[]): Transition => ({ to, effects });
const toFire = go('fire', 'stop-timers', 'open-for-fire', 'conclude-unobserved');
/** Nothing is known while the link is down: the wish to be locked stays, and is the first thing done after. */
const lost = go('held', 'stop-timers', 'lock', 'conclude-unobserved');

/**
 * The life of a lane. An input that a row does not name changes nothing. `conclude-*` does nothing when
 * the release is already concluded, and `conclude-walked` without a release is a forced passage: so each
 * release has exactly one conclusion, and a second person behind the first is noticed.
 */
export const laneTable: { readonly [phase in LanePhase]: Row } = {
  held: {
    order: go('opening'),
    walked: go('held', 'announce-forced'),
    'contact-opened': go('forced', 'announce-forced', 'start-patience'),
    'found-open': go('ajar', 'start-patience'),
    hold: go('held', 'lock'),
    fire: toFire,
  },
  opening: {
    confirmed: go('released', 'announce-release', 'start-window'),
    'order-failed': go('held', 'lock'),
    hold: go('held', 'lock'),
    fire: go('fire', 'open-for-fire'),
    'link-lost': go('held', 'lock'),
  },
  released: {
    walked: go('held', 'stop-timers', 'lock', 'conclude-walked'),
    'contact-opened': go('passing'),
    'window-ended': go('held', 'lock', 'conclude-not-walked'),
    hold: go('held', 'stop-timers', 'lock', 'conclude-not-walked'),
    fire: toFire,
    'link-lost': lost,
  },
  passing: {
    walked: go('ajar', 'stop-timers', 'lock', 'conclude-walked', 'start-patience'),
    'contact-closed': go('released'),
    'window-ended': go('ajar', 'lock', 'start-patience'),
    hold: go('ajar', 'stop-timers', 'lock', 'start-patience'),
    fire: toFire,
    'link-lost': lost,
  },
  ajar: {
    walked: go('ajar', 'conclude-walked'),
    'contact-closed': go('held', 'stop-timers', 'conclude-not-walked'),
    'open-too-long': go('held-open', 'announce-held-open'),
    hold: go('ajar', 'lock'),
    fire: toFire,
    'link-lost': lost,
  },
  'held-open': {
    walked: go('held-open', 'conclude-walked'),
    'contact-closed': go('held', 'announce-closed', 'conclude-not-walked'),
    hold: go('held-open', 'lock'),
    fire: toFire,
    'link-lost': lost,
  },
  forced: {
    'contact-closed': go('held', 'stop-timers', 'announce-closed'),
    'open-too-long': go('forced', 'announce-held-open'),
    hold: go('forced', 'lock'),
    fire: toFire,
    'link-lost': lost,
  },
  fire: {
    fire: go('fire', 'open-for-fire'),
    'fire-reset': go('held', 'lock'),
  },
};
