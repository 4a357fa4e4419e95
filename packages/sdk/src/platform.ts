import type { RouteConfig } from '@hono/zod-openapi';
import { type PlatformLiveEvent, platformLiveEventSchema, platformRoutes } from '@vedette/contract/platform';
import { type ClientOptions, type Download, openClient, openDownload } from './client.ts';
import { events } from './events.ts';
import type { Answer, Input } from './route-types.ts';

export {
  type PlatformLiveEvent,
  type PlatformRecordView,
  platformRecordSchema,
  platformRoutes,
  type WebhookEvent,
  webhookEventSchema,
} from '@vedette/contract/platform';

type Routes = typeof platformRoutes;
/** Signing in is for people, who have a browser; events come as a stream. */
type Group = Exclude<keyof Routes, 'session' | 'live'>;

/** One route as a function; what it asks for may be left out when all of that may. */
export type Act<R extends RouteConfig> =
  Record<never, never> extends Input<R>
    ? (input?: Input<R>, signal?: AbortSignal) => Promise<Answer<R>>
    : (input: Input<R>, signal?: AbortSignal) => Promise<Answer<R>>;

type Acts = {
  readonly [G in Group]: {
    readonly [N in keyof Routes[G]]: Routes[G][N] extends RouteConfig ? Act<Routes[G][N]> : never;
  };
};

export interface PlatformClient extends Acts {
  /** A file as it comes, such as `platformRoutes.records.exportNdjson`. */
  readonly download: Download;
  /**
   * What happens, as far as the key reaches. Comes back by itself after a break; `behind` then says that something
   * may have been missed.
   * @throws ApiProblem when the platform refuses the key
   */
  readonly live: (signal?: AbortSignal) => AsyncGenerator<PlatformLiveEvent, void, undefined>;
}

/** Every route of a platform as a function: `platform.devices.list({ query: { online: 'true' } })`. */
export function openPlatform(options: ClientOptions): PlatformClient {
  const call = openClient(options);
  const groups = Object.entries(platformRoutes).map(([name, routes]) => [
    name,
    Object.fromEntries(
      Object.entries(routes).map(([act, route]) => [
        act,
        (input: Input<RouteConfig> = {}, signal?: AbortSignal) => call(route as RouteConfig, input, signal),
      ]),
    ),
  ]);
  return {
    ...(Object.fromEntries(groups) as Acts),
    download: openDownload(options),
    live: (signal) =>
      events<PlatformLiveEvent>({
        url: new URL(platformRoutes.live.live.path, options.base),
        key: options.key,
        schema: platformLiveEventSchema,
        afterBreak: { type: 'behind' },
        ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
        ...(signal === undefined ? {} : { signal }),
      }),
  };
}
