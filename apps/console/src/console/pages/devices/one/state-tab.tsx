import type { DeviceView } from '@vedette/contract/platform';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Facts } from '../../../../parts/facts.tsx';
import { Gauge } from '../../../../parts/gauge.tsx';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { DeviceState, Troubles } from '../device-state.tsx';
import { readDocuments } from '../read-documents.ts';

type Items = readonly (readonly [string, ReactNode])[];

function useStanding({ site, claimedAt, presence }: DeviceView): Items {
  const t = useText();
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  return [
    [t(($) => $.platform.devices.facts.site), site === null ? '—' : wayTo(site)],
    [t(($) => $.platform.devices.facts.claimed), claimedAt === null ? '—' : format.dateTime(claimedAt)],
    ...(presence === null
      ? []
      : [
          [t(($) => $.platform.devices.facts.heard), format.moment(presence.heardAt)] as const,
          [t(($) => $.platform.devices.facts.over), presence.over ?? '—'] as const,
        ]),
  ];
}

function useBirth(device: DeviceView): Items {
  const t = useText();
  const format = useFormat();
  const { facts } = readDocuments(device);
  if (facts === undefined) return [];
  const { software, model, serial, lanes, duty, counts } = facts;
  return [
    [t(($) => $.platform.devices.facts.model), model],
    [t(($) => $.platform.devices.facts.serial), serial ?? '—'],
    [t(($) => $.platform.devices.facts.software), software],
    [t(($) => $.platform.devices.facts.lanes), lanes.join('、') || '—'],
    [
      t(($) => $.platform.devices.facts.duty),
      duty === null
        ? '—'
        : t(($) => $.platform.records.detail.dutyVersion, { id: duty.id, version: duty.version }),
    ],
    [t(($) => $.platform.devices.facts.people), format.number(counts.people)],
    [t(($) => $.platform.devices.facts.references), format.number(counts.references)],
  ];
}

function useRunning(device: DeviceView): Items {
  const t = useText();
  const format = useFormat();
  const { health } = readDocuments(device);
  if (health === undefined) return [];
  const { uptime, clock, captures, logs } = health;
  const records = logs.reduce((sum, { head, through }) => sum + Math.max(head - through, 0), 0);
  return [
    [t(($) => $.platform.devices.facts.uptime), format.span(uptime)],
    [t(($) => $.platform.devices.facts.clock), t(($) => $.platform.devices.clock[clock.quality])],
    [
      t(($) => $.platform.devices.facts.waiting),
      t(($) => $.platform.devices.waitingText, {
        records: format.number(records),
        captures: format.number(captures.waiting),
      }),
    ],
  ];
}

function Storage({ device }: { readonly device: DeviceView }) {
  const t = useText();
  const format = useFormat();
  const { health } = readDocuments(device);
  if (health === undefined) return null;
  const { freeBytes, totalBytes } = health.storage;
  const text = t(($) => $.platform.devices.storageText, {
    free: format.bytes(freeBytes),
    total: format.bytes(totalBytes),
  });
  return (
    <Gauge
      name={t(($) => $.platform.devices.facts.storage)}
      used={totalBytes - freeBytes}
      limit={totalBytes}
      text={text}
    />
  );
}

/** Whether it is there, what it is, and how it does. */
export function StateTab({ device }: { readonly device: DeviceView }) {
  const t = useText();
  return (
    <div className="stack">
      <span className="row">
        <DeviceState device={device} />
        {device.troubles.length === 0 ? (
          <span className="good">{t(($) => $.platform.devices.well)}</span>
        ) : (
          <Troubles troubles={device.troubles} />
        )}
      </span>
      <Facts items={[...useStanding(device), ...useBirth(device), ...useRunning(device)]} />
      <Storage device={device} />
    </div>
  );
}
