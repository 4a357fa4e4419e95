import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { visitRoutes } from '@vedette/contract/platform';
import { visitPhases } from '@vedette/domain';
import { Button, DatePicker, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../../../../i18n/use-text.ts';
import { useDownload } from '../../../../parts/use-download.ts';
import { usePageSearch } from '../../../app/use-page-search.ts';
import { inZone } from '../../../parts/zoned-day.ts';
import { useMay } from '../../../session/session-context.ts';
import { useVisitQuery } from './use-visit-query.ts';

function DayPicker() {
  const t = useText();
  const [{ day }, change] = usePageSearch('visitors');
  const { zone, from } = useVisitQuery();
  const shown = inZone(from, zone);
  const go = (days: number): void => change({ day: shown.add(days, 'day').format('YYYY-MM-DD') });
  return (
    <Space.Compact>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t(($) => $.platform.visitors.previous)}
        onClick={() => go(-1)}
      />
      <DatePicker
        allowClear={false}
        aria-label={t(($) => $.platform.visitors.day)}
        value={shown}
        onChange={(next) => change({ day: next?.format('YYYY-MM-DD') })}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t(($) => $.platform.visitors.next)}
        onClick={() => go(1)}
      />
      <Button disabled={day === undefined} onClick={() => change({ day: undefined })}>
        {t(($) => $.platform.visitors.today)}
      </Button>
    </Space.Compact>
  );
}

function FileButtons() {
  const t = useText();
  const { i18n } = useTranslation();
  const { query } = useVisitQuery();
  const { download, isBusy } = useDownload();
  const mayExport = useMay('people-export');
  const language = i18n.language === 'en' ? ('en' as const) : ('zh-CN' as const);
  const save = (): void =>
    void download(visitRoutes.exportCsv, { query: { ...query, language } }, 'visits', 'csv');
  return (
    <>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t(($) => $.platform.shell.print)}
      </Button>
      {mayExport && (
        <Button loading={isBusy} onClick={save}>
          {t(($) => $.platform.visitors.export)}
        </Button>
      )}
    </>
  );
}

export function VisitFilters() {
  const t = useText();
  const [{ phase }, change] = usePageSearch('visitors');
  const label = t(($) => $.platform.visitors.phaseFilter);
  return (
    <search className="filters">
      <DayPicker />
      <Select
        allowClear
        className="filter"
        aria-label={label}
        placeholder={label}
        {...(phase === undefined ? {} : { value: phase })}
        options={visitPhases.map((value) => ({ value, label: t(($) => $.platform.visitors.phase[value]) }))}
        onChange={(value: typeof phase) => change({ phase: value })}
      />
      <FileButtons />
    </search>
  );
}
