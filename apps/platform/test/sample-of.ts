import { z } from 'zod';

/** What is put in for a member of that name: an id of somebody else's, say. Undefined: whatever fits. */
export type Hint = (name: string, kind: 'uuid' | 'integer' | 'text') => unknown;

type Schema = Readonly<Record<string, unknown>>;

/** Texts of many shapes; the first that a pattern lets through is taken. */
const texts = [
  ...[
    'Sample',
    'sample',
    'sample-1',
    'ab',
    'a',
    '123456',
    '12345678',
    'AAAAAAAA',
    '2026-12-01',
    '08:00',
    '30m',
  ],
  ...['Asia/Shanghai', 'https://sample.example/way', 'sample@sample.example', '+8613800000000', '3101011999'],
  ...['a'.repeat(16), 'a'.repeat(22), 'a'.repeat(26), 'a'.repeat(32), 'a'.repeat(43), 'a'.repeat(64)],
  ...[
    `age1${'q'.repeat(58)}`,
    'a'.repeat(107),
    'alarm.raised',
    '1',
    'a long sample text',
    'device-offline',
    '1.0.0',
    'open',
  ],
];

/**
 * A value that a schema takes, with everything in it that may be left out as well. Good enough to come as far as the
 * handler; what it cannot make, the caller gives by hand.
 */
export function sampleOf(schema: z.ZodType, hint: Hint): unknown {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return sample(json, hint, '', (json['$defs'] ?? {}) as Readonly<Record<string, Schema>>);
}

function sample(
  schema: Schema | boolean,
  hint: Hint,
  name: string,
  defs: Readonly<Record<string, Schema>>,
): unknown {
  if (typeof schema === 'boolean') return undefined;
  const ref = schema['$ref'];
  if (typeof ref === 'string') return sample(defs[ref.split('/').at(-1) ?? ''] ?? {}, hint, name, defs);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const options = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (options !== undefined)
    return sample(options.find(({ type }) => type !== 'null') ?? {}, hint, name, defs);
  const { type } = schema;
  // One that may be null as well.
  switch (Array.isArray(type) ? type.find((one) => one !== 'null') : type) {
    case 'object':
      return object(schema, hint, defs);
    case 'array':
      return array(schema, hint, name, defs);
    case 'integer':
    case 'number':
      return number(schema, hint(name, 'integer'));
    case 'boolean':
      return true;
    case 'string':
      return text(schema, hint, name);
    default:
      // A number out of a query has no type before it is read.
      return hint(name, 'integer') ?? '1';
  }
}

function number(schema: Schema, given: unknown): number {
  const [least, most] = [
    Number(schema['minimum'] ?? 1),
    Number(schema['maximum'] ?? Number.MAX_SAFE_INTEGER),
  ];
  const fits = typeof given === 'number' && given >= least && given <= most;
  return fits ? given : Math.min(Math.max(least, 1), most);
}

function object(schema: Schema, hint: Hint, defs: Readonly<Record<string, Schema>>): Record<string, unknown> {
  const members = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
  return Object.fromEntries(members.map(([name, own]) => [name, sample(own, hint, name, defs)]));
}

function array(schema: Schema, hint: Hint, name: string, defs: Readonly<Record<string, Schema>>): unknown[] {
  const tuple = schema['prefixItems'] as readonly Schema[] | undefined;
  if (tuple !== undefined) return tuple.map((own) => sample(own, hint, '', defs));
  return [sample((schema['items'] ?? {}) as Schema, hint, name, defs)].slice(
    0,
    Number(schema['maxItems'] ?? 1),
  );
}

function text(schema: Schema, hint: Hint, name: string): unknown {
  if (schema['format'] === 'uuid') return hint(name, 'uuid');
  // Two rules for one text stand beside each other.
  const rules = [schema, ...((schema['allOf'] ?? []) as readonly Schema[])].map((own) => own['pattern']);
  const patterns = rules.filter((rule) => typeof rule === 'string').map((rule) => new RegExp(rule, 'u'));
  const [min, max] = [Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? 10_000)];
  const wanted = schema['format'] === 'uri' ? /^https:/ : schema['format'] === 'email' ? /@/ : /(?:)/;
  const given = hint(name, 'text');
  return [given, ...texts].find(
    (one) =>
      typeof one === 'string' &&
      one.length >= min &&
      one.length <= max &&
      patterns.every((pattern) => pattern.test(one)) &&
      wanted.test(one),
  );
}
