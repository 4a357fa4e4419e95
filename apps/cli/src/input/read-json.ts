import { CommandError } from '../output/command-error.ts';
import { readBounded } from './read-bounded.ts';

/**
 * What a JSON file says, whatever that is.
 * @throws CommandError not-found, unreadable, too-large; no-document for what is no JSON
 */
export async function readJson(path: string, limit: number): Promise<unknown> {
  const bytes = await readBounded(path, limit);
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch (cause) {
    // The parser's message quotes the text, and that may be a key.
    throw new CommandError('no-document', path, cause, [{ path: 'JSON', message: 'cannot be parsed' }]);
  }
}
