import type { LaneStatus, ScreenMessage } from '@vedette/contract';
import type { Light } from '@vedette/drivers';
import type { LaneDeps } from './lane-deps.ts';
import { lightOf } from './light.ts';

export interface FrontNeeds {
  readonly deps: Pick<LaneDeps, 'indicator' | 'live' | 'onFault'>;
  readonly message: () => ScreenMessage;
  readonly status: () => LaneStatus;
  readonly show: (message: ScreenMessage) => void;
}

/** What is seen of the lane: pages and lamp at the door, and its status in the admin. */
export interface Front {
  /** Shows how the lane stands, to everybody who does not know yet. */
  refresh(): void;
  /** Only the pages; cheap enough for every frame. */
  repaint(): void;
}

export function openFront({ deps, message, status, show }: FrontNeeds): Front {
  const { indicator, live, onFault } = deps;
  let shown: Light | null = null;
  let told = '';

  function lamp(light: Light): void {
    if (indicator === null || light === shown) return;
    shown = light;
    indicator.show(light).catch((cause) => {
      shown = null;
      onFault('indicator', cause);
    });
  }
  function tell(): void {
    const lane = status();
    const text = JSON.stringify(lane);
    if (text === told) return;
    told = text;
    live.publish({ type: 'lane', lane });
  }
  return {
    repaint: () => show(message()),
    refresh() {
      const now = message();
      show(now);
      lamp(lightOf(now.screen));
      tell();
    },
  };
}
