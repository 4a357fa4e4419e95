import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A ZIP in memory; paths are written as they are given. */
export function zipOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return buffer(zip.outputStream);
}
