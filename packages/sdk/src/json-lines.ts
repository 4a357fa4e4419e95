import type { z } from 'zod';
import { ApiProblem } from './problem.ts';

/** A longer line is no record of ours. */
const lineAtMost = 1_048_576;

/**
 * Objects of a stream of NDJSON, each parsed by the schema, as they come.
 * @throws ApiProblem `answer-unreadable` for a line that does not fit, and for a last one that was cut off
 */
export async function* jsonLines<T>(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  schema: z.ZodType<T>,
): AsyncGenerator<T, void, undefined> {
  let rest = '';
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > lineAtMost) throw new ApiProblem('answer-unreadable');
    for (const line of lines) if (line !== '') yield parsed(line, schema);
  }
  if (rest !== '') yield parsed(rest, schema);
}

function parsed<T>(line: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw new ApiProblem('answer-unreadable');
  }
}
