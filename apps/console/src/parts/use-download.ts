import type { RouteConfig } from '@hono/zod-openapi';
import type { Input } from '@vedette/sdk';
import { useState } from 'react';
import { useApi } from '../api/api-context.ts';
import { datedName, saveFile } from './save-file.ts';
import { useTell } from './use-tell.ts';

/** Fetches a file route, with the reason it may ask for, and hands it to the browser. */
export function useDownload() {
  const { call } = useApi();
  const tell = useTell();
  const [isBusy, setBusy] = useState(false);
  const download = async <R extends RouteConfig>(
    route: R,
    input: Input<R>,
    stem: string,
    extension: string,
  ): Promise<void> => {
    setBusy(true);
    try {
      const content: unknown = await call(route, input);
      if (content instanceof Blob) saveFile(datedName(stem, extension, new Date()), content);
    } catch (cause) {
      tell.problem(cause);
    } finally {
      setBusy(false);
    }
  };
  return { download, isBusy };
}
