import { z } from 'zod';
import { parseStrictJson } from '../../common/strict-json.ts';
import { GatewayFailure } from '../transport/failure.ts';
import { replyLimit } from '../transport/transport.ts';

/** Arrays and objects within each other, in one text. */
const deepest = 12;

/** In place of a value: no schema takes it for one, nor for something that was left out. */
const noJson = Symbol('no JSON');

/** The value of a JSON text, unless it is none, too long, nested too deep, or names something twice. */
function boundedJson(text: string): unknown {
  const read = text.length > replyLimit ? null : parseStrictJson(text, deepest);
  return read?.ok === true ? read.value : noJson;
}

/**
 * A value that may be written as JSON within a JSON string, as some gateways do up to four levels deep; an empty
 * string is null. One level for each use: how deep a reply may go stands in its schema.
 */
export function embedded<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => {
    if (typeof value !== 'string') return value;
    return value === '' ? null : boundedJson(value);
  }, schema);
}

/**
 * Reads a whole reply. Fields that the schema does not name are left out.
 * @throws GatewayFailure `malformed` when it is no JSON within the bounds, `schema` when something is missing
 */
export function readReply<S extends z.ZodType>(schema: S, body: string): z.output<S> {
  const value = boundedJson(body);
  if (value === noJson) throw new GatewayFailure('malformed');
  return readValue(schema, value);
}

/** @throws GatewayFailure `schema` when something is missing or of the wrong kind */
export function readValue<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const read = schema.safeParse(value);
  if (!read.success) throw new GatewayFailure('schema');
  return read.data;
}
