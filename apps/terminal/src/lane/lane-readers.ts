import type { Duty, Instant } from '@vedette/domain';
import {
  OsdpKeyRing,
  openReader,
  osdpKeysSetting,
  type PageCamera,
  parseReader,
  type QrDecoder,
  withOsdpKeys,
} from '@vedette/drivers';
import type { SettingStore } from '@vedette/store';
import type { LaneConfig } from '../config.ts';
import { takesCodes } from '../credentials/duty-wants.ts';
import type { LaneReader } from './lane-credentials.ts';

export interface LaneReaderNeeds {
  readonly camera: PageCamera;
  /** Shared by the lanes; null where no lane reads codes through its camera. */
  readonly decoder: QrDecoder | null;
  readonly duty: () => Duty | null;
  readonly now: () => Instant;
  /** Where the keys of readers are kept. */
  readonly settings: Pick<SettingStore, 'get'>;
}

/** Opens the readers of a lane: those of `terminal.json`, and the kiosk's camera as a reader of codes. */
export async function openLaneReaders(
  { id, readers, cameraCodes }: Pick<LaneConfig, 'id' | 'readers' | 'cameraCodes'>,
  { camera, decoder, duty, now, settings }: LaneReaderNeeds,
): Promise<readonly LaneReader[]> {
  const all = cameraCodes ? [...readers, { driver: 'page-camera-qr', name: 'camera' }] : readers;
  const wanted = (): boolean => takesCodes(duty());
  const keys = OsdpKeyRing.parse(await settings.get(osdpKeysSetting));
  return Promise.all(
    all.map(async (written, index): Promise<LaneReader> => {
      const config = withOsdpKeys(parseReader(written), keys, id);
      const name = 'name' in config ? config.name : `reader-${index + 1}`;
      return { name, reader: await openReader(config, { camera, decoder, wanted, clock: now }) };
    }),
  );
}
