import type { RouteConfig } from '@hono/zod-openapi';
import { maxAnswerLength } from '@vedette/credential';
import { VedetteError } from '@vedette/domain';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Bytes, by what a route takes. An archive is held in memory, because its photographs touch no disk in clear. */
export const bodyLimits = {
  json: 256_000,
  image: 20_000_000,
  archive: 200_000_000,
  trust: 8_000_000,
  /** A wallet's answer: all of it is ASCII. */
  form: maxAnswerLength,
} as const;

/** Stops a body that is larger than the route takes, whatever its header claims. */
export function limitBody(route: RouteConfig): MiddlewareHandler {
  const maxSize = route.tags?.includes('trust')
    ? bodyLimits.trust
    : limitOf(Object.keys(route.request?.body?.content ?? {}));
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new VedetteError('upload-too-large', 'caller', { values: { limitBytes: maxSize } });
    },
  });
}

function limitOf(types: readonly string[]): number {
  if (types.includes('application/zip')) return bodyLimits.archive;
  if (types.includes('application/x-www-form-urlencoded')) return bodyLimits.form;
  return types.some((type) => type.startsWith('image/')) ? bodyLimits.image : bodyLimits.json;
}

/** The whole body, already bounded by `limitBody`. */
export async function uploadOf(c: Context): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await c.req.arrayBuffer());
}
