import type { PersonId } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { TerminalStore } from '@vedette/store';
import type { Lanes } from '../../lane/lanes.ts';
import { showToCamera } from '../../use-cases/people/gallery.ts';
import type { Touched } from './appliers.ts';

export interface TellNeeds {
  readonly store: Pick<TerminalStore, 'references'>;
  readonly face: FaceEngine;
  readonly lanes: Pick<Lanes, 'reload'>;
  /** Day and index keys were added or removed, or the duty needs others. */
  readonly keysChanged: () => Promise<void>;
  readonly wrapsWanted: () => void;
}

/** Everybody who works with what the rows said learns of it, once for each page. */
export async function tellOf(needs: TellNeeds, touched: Touched): Promise<void> {
  const { store, face, lanes, keysChanged, wrapsWanted } = needs;
  for (const person of touched.faces) await show({ store, face }, person);
  if (touched.rules || touched.faces.size > 0) await lanes.reload();
  if (touched.keys) await keysChanged();
  if (touched.wraps) wrapsWanted();
}

const show = ({ store, face }: Pick<TellNeeds, 'store' | 'face'>, person: PersonId): Promise<void> =>
  showToCamera({ references: store.references, face }, person);
