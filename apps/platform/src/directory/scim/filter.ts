import { scimFault } from './scim-error.ts';

const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];

/** A filter as it was read (RFC 7644, 3.4.2.2). Names of attributes are in lower case. */
export type ScimFilter =
  | { readonly kind: 'and' | 'or'; readonly one: ScimFilter; readonly other: ScimFilter }
  | { readonly kind: 'not'; readonly of: ScimFilter }
  | { readonly kind: 'present'; readonly path: readonly string[] }
  | {
      readonly kind: 'compare';
      readonly path: readonly string[];
      readonly by: Comparison;
      readonly value: string | number | boolean | null;
    }
  /** `emails[type eq "work"]`: some value of several has it. */
  | { readonly kind: 'some'; readonly path: readonly string[]; readonly of: ScimFilter };

const token = /\s*("(?:[^"\\]|\\.)*"|[()[\]]|[^\s()[\]"]+)/y;
const deepest = 20;

/** @throws VedetteError `input-invalid` at `invalidFilter` */
export function parseFilter(text: string): ScimFilter {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): string => tokens[at] ?? '';
  const take = (): string => {
    at += 1;
    return tokens[at - 1] ?? '';
  };
  const expect = (wanted: string): void => {
    if (take() !== wanted) throw scimFault('invalidFilter');
  };
  const isWord = (word: string): boolean => peek().toLowerCase() === word;

  function either(depth: number): ScimFilter {
    if (depth > deepest) throw scimFault('invalidFilter');
    let one = both(depth);
    while (isWord('or')) {
      take();
      one = { kind: 'or', one, other: both(depth) };
    }
    return one;
  }
  function both(depth: number): ScimFilter {
    let one = term(depth);
    while (isWord('and')) {
      take();
      one = { kind: 'and', one, other: term(depth) };
    }
    return one;
  }
  function term(depth: number): ScimFilter {
    if (isWord('not')) {
      take();
      return { kind: 'not', of: group(depth) };
    }
    return peek() === '(' ? group(depth) : attribute(depth);
  }
  function group(depth: number): ScimFilter {
    expect('(');
    const inner = either(depth + 1);
    expect(')');
    return inner;
  }
  function attribute(depth: number): ScimFilter {
    const path = pathOf(take());
    if (peek() === '[') {
      take();
      const of = either(depth + 1);
      expect(']');
      return { kind: 'some', path, of };
    }
    const by = take().toLowerCase();
    if (by === 'pr') return { kind: 'present', path };
    const found = comparisons.find((one) => one === by);
    if (found === undefined) throw scimFault('invalidFilter');
    return { kind: 'compare', path, by: found, value: literal(take()) };
  }
  const filter = either(0);
  if (at !== tokens.length) throw scimFault('invalidFilter');
  return filter;
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text);
    if (found?.[1] === undefined) throw scimFault('invalidFilter');
    tokens.push(found[1]);
  }
  return tokens;
}

/** `name.familyName`, also behind the name of its schema: `urn:…:User:name.familyName`. */
export function pathOf(text: string): readonly string[] {
  const extension = /^(urn:.*:User)(?::(.+))?$/i.exec(text);
  const [, urn = '', rest = ''] = extension ?? [];
  const isCore = urn.toLowerCase() === 'urn:ietf:params:scim:schemas:core:2.0:user';
  const parts = (extension === null ? text : rest).toLowerCase().split('.');
  const path = urn === '' || isCore ? parts : [urn.toLowerCase(), ...parts.filter((part) => part !== '')];
  if (path.some((part) => !/^[a-z$][\w$:.-]*$/.test(part)) || path.length > 4) throw scimFault('invalidPath');
  return path;
}

function literal(text: string): string | number | boolean | null {
  try {
    const value: unknown = JSON.parse(text.startsWith('"') ? text : text.toLowerCase());
    const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (isPlain) return value as string | number | boolean | null;
  } catch {
    // Said below.
  }
  throw scimFault('invalidFilter');
}
