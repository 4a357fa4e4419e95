import { SoundOutlined } from '@ant-design/icons';
import { Switch, Tooltip } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { useAlarmSound } from '../../parts/alarm-sound.tsx';

/** Whether alarms are heard on this browser; turning it on sounds once, to hear whether it does. */
export function SoundSwitch() {
  const t = useText();
  const { isOn, turn } = useAlarmSound();
  return (
    <Tooltip title={t(($) => $.platform.alarms.soundHelp)}>
      <span className="row">
        <SoundOutlined aria-hidden />
        {t(($) => $.platform.alarms.sound)}
        <Switch aria-label={t(($) => $.platform.alarms.sound)} checked={isOn} onChange={turn} />
      </span>
    </Tooltip>
  );
}
