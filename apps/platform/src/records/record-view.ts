import type { PlatformRecordView } from '@vedette/contract/platform';
import type { StoredPassRecord } from '@vedette/store/platform';

/** A record without what is sealed. */
export function recordView(record: StoredPassRecord): PlatformRecordView {
  const { header, site, laneLocation, device, receivedAt, body, completion } = record;
  const { id, occurredAt, lane, direction, duty, dutyVersion, purpose, outcome, manual } = header;
  return {
    ...{
      id,
      occurredAt,
      receivedAt,
      site,
      location: laneLocation,
      device,
      lane,
      direction,
      duty,
      dutyVersion,
    },
    ...{ purpose, outcome, manual, completion: completion?.completion ?? null, hasBody: body !== null },
    ...{ reasons: [...header.reasons], notices: [...header.notices], by: [...header.by] },
  };
}
