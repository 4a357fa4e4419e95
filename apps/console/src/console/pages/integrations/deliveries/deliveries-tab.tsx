import { integrationRoutes } from '@vedette/contract/platform';
import { Select } from 'antd';
import { useApi } from '../../../../api/api-context.ts';
import { usePages } from '../../../../api/use-pages.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { PagedTable } from '../../../../parts/paged-table.tsx';
import { usePageSearch } from '../../../app/use-page-search.ts';
import { deliveryStates } from '../integration-search.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { useDeliveryColumns } from './use-delivery-columns.tsx';

/** What was sent, and what came of it. */
export function DeliveriesTab() {
  const t = useText();
  const { call } = useApi();
  const [{ state, delivery }, change] = usePageSearch('integrations');
  const columns = useDeliveryColumns(({ id }) => change({ delivery: id }, { isStep: true }));
  const { pages, items } = usePages(
    [integrationRoutes.allDeliveries.path, 'pages', state],
    (cursor, signal) => call(integrationRoutes.allDeliveries, { query: { ...cursor, state } }, signal),
  );
  return (
    <>
      <div className="filters">
        <Select
          className="filter"
          allowClear
          aria-label={t(($) => $.platform.integrations.delivery.column.state)}
          placeholder={t(($) => $.platform.integrations.delivery.all)}
          value={state}
          options={deliveryStates.map((value) => ({
            value,
            label: t(($) => $.platform.integrations.delivery.state[value]),
          }))}
          onChange={(next) => change({ state: next })}
        />
      </div>
      <PagedTable
        pages={pages}
        items={items}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={t(($) => $.platform.integrations.delivery.empty)} />}
      />
      {delivery !== undefined && (
        <DeliveryDrawer id={delivery} onClose={() => change({ delivery: undefined })} />
      )}
    </>
  );
}
