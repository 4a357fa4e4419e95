import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What must speak up about a fixture, or must not. */
export const fences = ['tsc', 'biome', 'core', 'imports', 'house'] as const;
export type Fence = (typeof fences)[number];

/** One line `// must fail: <fence> <text that its message contains>`. */
export type Expectation = { readonly fence: Fence; readonly text: string };

/** A piece of code, with the place in the repository it pretends to be in. */
export type Fixture = {
  readonly name: string;
  readonly as: string;
  readonly text: string;
  readonly mustFail: readonly Expectation[];
  readonly mustPass: readonly Fence[];
};

/** Reads every fixture below a folder; throws when one expects nothing. */
export function readFixtures(folder: string): Fixture[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => parseFixture(name, readFileSync(join(folder, name), 'utf8')));
}

/** Understands the comments at the head of a fixture. */
export function parseFixture(name: string, text: string): Fixture {
  const values = (key: string) =>
    text.split('\n').flatMap((line) => (line.startsWith(`// ${key}: `) ? [line.slice(key.length + 5)] : []));
  const [as] = values('as');
  const mustFail = values('must fail').map(parseExpectation);
  const mustPass = values('must pass').flatMap((line) => line.split(' ').map(parseFence));
  if (as === undefined || mustFail.length + mustPass.length === 0) throw new Error(`${name} expects nothing`);
  return { name, as, text, mustFail, mustPass };
}

function parseExpectation(line: string): Expectation {
  const space = line.indexOf(' ');
  return { fence: parseFence(line.slice(0, space)), text: line.slice(space + 1) };
}

function parseFence(word: string): Fence {
  const fence = fences.find((name) => name === word);
  if (fence === undefined) throw new Error(`there is no fence "${word}"`);
  return fence;
}
