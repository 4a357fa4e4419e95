import type { PlatformAlarmView } from '@vedette/contract/platform';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { useAccounts } from '../../parts/use-account-name.ts';
import { useSession } from '../../session/session-context.ts';
import { useAlarmActs } from './use-alarm-acts.ts';

function Assignee({
  alarm,
  onPick,
}: {
  readonly alarm: PlatformAlarmView;
  readonly onPick: (to: string | null) => void;
}) {
  const t = useText();
  const own = useSession();
  const accounts = useAccounts().filter(({ isDisabled, id }) => !isDisabled && id !== own.account);
  const options = [
    { value: own.account, label: t(($) => $.platform.alarms.toMe, { name: own.displayName }) },
    ...accounts.map(({ id, displayName }) => ({ value: id, label: displayName })),
  ];
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className="filter filter-wide"
      aria-label={t(($) => $.platform.alarms.act.assign)}
      placeholder={t(($) => $.platform.alarms.act.assign)}
      {...(alarm.assignee === null ? {} : { value: alarm.assignee })}
      options={options}
      onChange={(to: string | undefined) => onPick(to ?? null)}
    />
  );
}

/** Buttons for what may come next, with a word that is kept beside it. */
export function AlarmActs({ alarm }: { readonly alarm: PlatformAlarmView }) {
  const t = useText();
  const [note, setNote] = useState('');
  const acts = useAlarmActs(alarm);
  const act = (done: (note: string) => void) => (): void => {
    done(note);
    setNote('');
  };
  const { phase } = alarm;
  return (
    <div className="stack">
      <Input.TextArea
        aria-label={t(($) => $.console.shell.word.note)}
        placeholder={t(($) => $.platform.alarms.notePlaceholder)}
        value={note}
        maxLength={500}
        autoSize={{ minRows: 2 }}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className="row">
        {phase === 'open' && (
          <Button type="primary" loading={acts.isPending} onClick={act(acts.acknowledge)}>
            {t(($) => $.platform.alarms.act.acknowledge)}
          </Button>
        )}
        {phase !== 'cleared' && (
          <Button loading={acts.isPending} onClick={act(acts.clear)}>
            {t(($) => $.platform.alarms.act.clear)}
          </Button>
        )}
        {phase === 'cleared' && (
          <Button loading={acts.isPending} onClick={act(acts.reopen)}>
            {t(($) => $.platform.alarms.act.reopen)}
          </Button>
        )}
        {phase !== 'cleared' && <Assignee alarm={alarm} onPick={(to) => acts.assign(to, note)} />}
      </div>
    </div>
  );
}
