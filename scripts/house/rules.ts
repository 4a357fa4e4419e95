import { basename } from 'node:path';
import { lineOf, type Syntax, walk } from '../source/syntax.ts';

const maxLines = 400;
const kebabFile = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx|mjs)$/;
const emptyWord = /(^|-)(managers?|helpers?|utils?)(-|\.)/;
const leftover = /\b(TODO|FIXME|XXX)\b/;
const silenced = /@ts-(ignore|nocheck)\b/;
// A lock file or a setting that names a registry sends every reader to someone else's server.
const registryHost =
  /https?:\/\/[^\s/"']*registry[^\s/"']*\.[a-z]+\/|"resolved":\s*"https?:|^\s*registry\s*=/im;

/** What breaks the house's hard rules in one file of code, as `path:line: what`. */
export function codeProblems(syntax: Syntax): string[] {
  const at = (offset: number, what: string) => `${syntax.path}:${lineOf(syntax, offset)}: ${what}`;
  const problems = fileProblems(syntax.path, countLines(syntax.text));
  walk(syntax.program, (node) => {
    if (node.type === 'TSAnyKeyword') problems.push(at(node.start, 'any'));
    if (node.type === 'TSNonNullExpression') problems.push(at(node.start, 'non-null assertion'));
  });
  for (const { value, start } of syntax.comments) {
    if (leftover.test(value)) problems.push(at(start, 'leftover reminder; do it or open an issue'));
    if (silenced.test(value)) problems.push(at(start, 'silenced compiler'));
  }
  return problems;
}

/** What no file of text may contain. */
export function textProblems(path: string, text: string): string[] {
  return registryHost.test(text) ? [`${path}: names a package registry's host`] : [];
}

/** Lines of a text, not counting an empty last one. */
export function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

function fileProblems(path: string, lines: number): string[] {
  const name = basename(path);
  return [
    ...(lines > maxLines ? [`${path}: ${lines} lines; ${maxLines} are the limit`] : []),
    ...(kebabFile.test(name) ? [] : [`${path}: file name is not kebab-case`]),
    ...(emptyWord.test(name) ? [`${path}: file name says nothing; name the one thing it does`] : []),
  ];
}
