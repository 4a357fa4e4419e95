import { alarmSeverities, reasonCodes, troubleKinds } from '@vedette/domain';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { useAlarmKindText } from '../../../parts/alarm-name.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { shows } from './alarm-search.ts';

/** Kinds that a sentinel or the platform raises, and the reasons a duty may have made an alarm. */
const kinds: readonly string[] = [
  ...troubleKinds,
  ...reasonCodes.filter((code) => !code.endsWith(':unknown')),
];

export function AlarmFilters() {
  const t = useText();
  const kindText = useAlarmKindText();
  const [{ show = 'open', severity, kind, mine }, change] = usePageSearch('alarms');
  const severities = alarmSeverities.map((value) => ({
    value,
    label: t(($) => $.console.alarms.severity[value]),
  }));
  const isFiltered = severity !== undefined || kind !== undefined || mine !== undefined;
  return (
    <search className="filters">
      <Segmented
        options={shows.map((value) => ({ value, label: t(($) => $.platform.alarms.show[value]) }))}
        value={show}
        onChange={(value) => change({ show: value })}
      />
      <Select
        allowClear
        className="filter"
        aria-label={t(($) => $.platform.alarms.severity)}
        placeholder={t(($) => $.platform.alarms.severity)}
        {...(severity === undefined ? {} : { value: severity })}
        options={severities}
        onChange={(value: typeof severity) => change({ severity: value })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="filter filter-wide"
        aria-label={t(($) => $.platform.alarms.kind)}
        placeholder={t(($) => $.platform.alarms.kind)}
        {...(kind === undefined ? {} : { value: kind })}
        options={kinds.map((value) => ({ value, label: kindText(value) }))}
        onChange={(value: string | undefined) => change({ kind: value })}
      />
      <Checkbox
        checked={mine === true}
        onChange={({ target }) => change({ mine: target.checked ? true : undefined })}
      >
        {t(($) => $.platform.alarms.mine)}
      </Checkbox>
      {isFiltered && (
        <Button onClick={() => change({ severity: undefined, kind: undefined, mine: undefined })}>
          {t(($) => $.console.shell.action.clear)}
        </Button>
      )}
    </search>
  );
}
