import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Page } from '../../../parts/page.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { longestPeriod } from '../../parts/record-period.ts';
import { ChartPanel } from './chart-panel.tsx';
import { FlowFilters } from './flow-filters.tsx';
import { HeatPanel } from './heat-panel.tsx';
import { SumsPanel } from './sums-panel.tsx';
import { useFlow, useFlowPeriod } from './use-flow.ts';

function Charts() {
  const [{ by = 'outcome' }] = usePageSearch('flow');
  const { flow, ...rest } = useFlow(by === 'lane' ? 'lane' : by === 'site' ? 'site' : 'all');
  return (
    <div className="stack">
      <Answered query={flow}>
        {() => (
          <>
            <ChartPanel {...rest} />
            <SumsPanel counts={rest.counts} />
          </>
        )}
      </Answered>
      <HeatPanel />
    </div>
  );
}

export function FlowPage() {
  const t = useText();
  const { period } = useFlowPeriod();
  const isTooLong = period.to - period.from > longestPeriod;
  return (
    <Page
      title={t(($) => $.platform.shell.pages.flow)}
      help={t(($) => $.platform.flow.help)}
      actions={
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {t(($) => $.platform.shell.print)}
        </Button>
      }
    >
      <FlowFilters period={period} />
      {isTooLong ? (
        <Alert type="warning" showIcon title={t(($) => $.platform.records.tooLong)} />
      ) : (
        <Charts />
      )}
    </Page>
  );
}
