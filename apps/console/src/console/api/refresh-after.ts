import type { QueryClient } from '@tanstack/react-query';
import {
  deviceRoutes,
  type PlatformLiveEvent,
  platformAlarmRoutes,
  platformSessionRoutes,
} from '@vedette/contract/platform';
import { keyOf } from '../../api/use-answer.ts';

const ofAlarms = [platformAlarmRoutes.list, platformAlarmRoutes.counts, platformAlarmRoutes.get];
const ofDevices = [deviceRoutes.list, deviceRoutes.counts, deviceRoutes.get];

/** Which cached answers an event has made old; `all`: events were left out. */
export function oldAfter(event: PlatformLiveEvent): readonly { readonly path: string }[] | 'all' {
  if (event.type === 'behind') return 'all';
  if (event.type === 'alarm') return ofAlarms;
  return event.type === 'presence' ? ofDevices : [];
}

/** Has the old answers of a while fetched anew, each once: a city that loses its network says so thousands of times. */
export function openRefresher(cache: QueryClient, delay: number) {
  const paths = new Set<string>();
  let isAll = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    timer = undefined;
    const [old, everything] = [new Set(paths), isAll];
    paths.clear();
    isAll = false;
    void cache.invalidateQueries({
      predicate: ({ queryKey: [path] }) =>
        everything ? path !== keyOf(platformSessionRoutes.welcome)[0] : old.has(String(path)),
    });
  };
  return {
    after(event: PlatformLiveEvent): void {
      const old = oldAfter(event);
      if (old === 'all') isAll = true;
      else for (const { path } of old) paths.add(path);
      if (old === 'all' || old.length > 0) timer ??= setTimeout(refresh, delay);
    },
    close: () => clearTimeout(timer),
  };
}
