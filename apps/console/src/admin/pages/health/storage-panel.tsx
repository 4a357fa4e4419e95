import type { Health } from '@vedette/contract';
import { Alert } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Gauge } from '../../../parts/gauge.tsx';
import { Panel } from '../../../parts/panel.tsx';

/** How full the rings are, and what happens at their limit. */
export function StoragePanel({ store }: { readonly store: Health['store'] }) {
  const t = useText();
  const format = useFormat();
  const gauge = (used: number, limit: number): string =>
    t(($) => $.console.device.health.gauge, { used: format.number(used), limit: format.number(limit) });
  const taken = (bytes: number): string =>
    t(($) => $.console.device.health.bytes, { bytes: format.bytes(bytes) });
  return (
    <Panel title={t(($) => $.console.device.health.storage)}>
      <div className="stack">
        {!store.intact && (
          <Alert type="error" showIcon role="alert" title={t(($) => $.console.device.health.damaged)} />
        )}
        <Gauge
          name={t(($) => $.console.device.health.records)}
          used={store.records}
          limit={store.recordsLimit}
          text={gauge(store.records, store.recordsLimit)}
          note={taken(store.recordsBytes)}
        />
        <Gauge
          name={t(($) => $.console.device.health.captures)}
          used={store.captures}
          limit={store.capturesLimit}
          text={gauge(store.captures, store.capturesLimit)}
          note={taken(store.capturesBytes)}
        />
        <Facts
          items={[
            [t(($) => $.console.device.health.free), format.bytes(store.freeBytes)],
            [t(($) => $.console.device.health.undelivered), format.number(store.undelivered)],
            ...(store.intact
              ? [[t(($) => $.console.device.health.intact), t(($) => $.console.shell.word.yes)] as const]
              : []),
          ]}
        />
        <span className="quiet">{t(($) => $.console.device.health.ring)}</span>
      </div>
    </Panel>
  );
}
