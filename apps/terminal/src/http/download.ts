import { faultDetails, type Log } from '@vedette/server';

/** A file for the browser to keep. */
export function download(
  content: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  name: string,
  type: string,
): Response {
  return new Response(content, {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}

/** What is done about a file that breaks off when its answer is on its way already. */
export function exportFault(log: Log): (cause: unknown) => void {
  return (cause) => log.error('export-cut-off', faultDetails(cause));
}
