import type { PageCamera, Unsubscribe } from '@vedette/drivers';

export interface CameraWatchNeeds {
  readonly camera: Pick<PageCamera, 'subscribe'>;
  readonly after: (delay: number, task: () => void) => () => void;
  readonly changed: () => void;
  /** It stays away, and that is somebody's to look after. */
  readonly gone: () => void;
}

/** A camera that is back within this time was a page that was loaded anew. */
const patience = 10_000;

/** The person before it is gone for the lane at once; that it stays away is told after a while. */
export function watchCamera({ camera, after, changed, gone }: CameraWatchNeeds): Unsubscribe {
  let cancel = () => {};
  const unsubscribe = camera.subscribe((event) => {
    if (event.kind !== 'state') return;
    cancel();
    changed();
    if (event.state === 'gone') cancel = after(patience, gone);
  });
  return () => {
    cancel();
    unsubscribe();
  };
}
