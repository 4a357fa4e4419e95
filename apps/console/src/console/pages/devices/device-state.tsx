import type { DeviceTroubleView, DeviceView } from '@vedette/contract/platform';
import { Badge, Tag } from 'antd';
import { useText } from '../../../i18n/use-text.ts';

const badge = {
  online: 'success',
  offline: 'error',
  never: 'default',
  retired: 'default',
  quarantined: 'warning',
} as const;

export function stateOf({ state, presence }: Pick<DeviceView, 'state' | 'presence'>): keyof typeof badge {
  if (state !== 'claimed') return state;
  if (presence === null) return 'never';
  return presence.isOnline ? 'online' : 'offline';
}

/** Whether the platform hears of it. */
export function DeviceState({ device }: { readonly device: DeviceView }) {
  const t = useText();
  const state = stateOf(device);
  return <Badge status={badge[state]} text={t(($) => $.platform.devices.state[state])} />;
}

/** Whether it is there says the state already. */
const alreadySaid = new Set(['offline', 'never-heard']);

export function useTroubleText(): (trouble: DeviceTroubleView) => string {
  const t = useText();
  return ({ code, values: { n, seconds, part } }) =>
    t(($) => $.platform.devices.trouble[code], {
      n: Number(n),
      seconds: Number(seconds),
      part: String(part),
    });
}

/** What is wrong with it besides. */
export function Troubles({ troubles }: { readonly troubles: readonly DeviceTroubleView[] }) {
  const text = useTroubleText();
  return (
    <span className="row reason-list">
      {troubles
        .filter(({ code }) => !alreadySaid.has(code))
        .map((trouble) => (
          <Tag key={trouble.code} color="warning">
            {text(trouble)}
          </Tag>
        ))}
    </span>
  );
}
