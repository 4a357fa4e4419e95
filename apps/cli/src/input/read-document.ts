import { createReadStream } from 'node:fs';
import { VedetteError } from '@vedette/domain';
import { CommandError } from '../output/command-error.ts';
import type { Shell } from '../shell.ts';
import { fileFault } from './file-fault.ts';

const bytesMax = 5_000_000;

interface Schema<T> {
  safeParse(
    json: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * A JSON document, from a file, a pipe, or standard input for `-`.
 * @throws CommandError not-found, unreadable, too-large; VedetteError input-invalid with every fault by path
 */
export async function readDocument<T>(
  { input, phrases }: Shell,
  path: string,
  schema: Schema<T>,
): Promise<T> {
  const text = await readText(path === '-' ? input : createReadStream(path), path);
  const parsed = schema.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  const form = phrases.dutyProblems['input-invalid'];
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: `${form} (${issue.message})`,
  }));
  throw new VedetteError('input-invalid', 'caller', { at: path, problems });
}

async function readText(stream: NodeJS.ReadableStream, path: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > bytesMax) throw new CommandError('too-large', path);
      chunks.push(bytes);
    }
  } catch (cause) {
    throw cause instanceof CommandError ? cause : fileFault(path, cause);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    throw new VedetteError(
      'input-invalid',
      'caller',
      { at: path, problems: [{ path: 'JSON', message }] },
      { cause },
    );
  }
}
