import type { ToKiosk } from '@vedette/contract';
import type { AreaId, Direction, Instant, LaneId, LocalTime, PassageId } from '@vedette/domain';
import type { Indicator, PageCamera, Thermometer, Turnstile } from '@vedette/drivers';
import type { FaceEngine } from '@vedette/face';
import type { TerminalStore } from '@vedette/store';
import type { Live } from '../live.ts';
import type { Knowledge } from './knowledge.ts';
import type { LaneCredentials, LaneReader } from './lane-credentials.ts';

/** Everything one lane is made of; `main.ts` opens it. */
export interface LaneDeps {
  readonly id: LaneId;
  readonly direction: Direction;
  /** Where the lane leads to, when people are counted there. */
  readonly area: AreaId | null;
  readonly site: () => string;
  /** What every page is told besides; nothing when absent. */
  readonly beside?: (() => readonly ToKiosk[]) | undefined;
  readonly knowledge: Knowledge;
  readonly engine: Pick<FaceEngine, 'watch' | 'analyse' | 'compareWithTrack'>;
  readonly turnstile: Turnstile;
  readonly camera: PageCamera;
  readonly thermometer: Thermometer | null;
  readonly indicator: Indicator | null;
  readonly readers: readonly LaneReader[];
  readonly credentials: LaneCredentials;
  readonly store: Pick<TerminalStore, 'records' | 'captures' | 'alarms' | 'people' | 'identities' | 'passes'>;
  readonly live: Live;
  readonly newId: () => PassageId;
  readonly clock: {
    now(): Instant;
    local(at: Instant): LocalTime;
    quality(): 'trusted' | 'doubtful';
  };
  readonly after: (delay: number, task: () => void) => () => void;
  readonly onFault: (what: string, cause: unknown) => void;
}
