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
