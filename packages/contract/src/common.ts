import { z } from '@hono/zod-openapi';
import { collectableFields, errorCodes, reasonCodes, roles } from '@vedette/domain';

/**
 * Refused in any text: control characters, half surrogate pairs, line and paragraph separators, code points that
 * are no characters, and what turns the direction of writing so that one name looks like another (Unicode UTR 36,
 * 2.10).
 */
const written =
  /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u;
/** Something besides white space, format characters, and fillers that count as letters or symbols but show nothing. */
const visible = /[^\s\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u;

/**
 * Free text from people: trimmed, bounded, nothing in it that deceives, and something that shows. Two patterns,
 * because one for both would take quadratic time.
 */
export function plainText(max: number) {
  return z.string().trim().min(1).max(max).regex(written).regex(visible);
}

export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
export const instantSchema = z
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .openapi({ description: 'Milliseconds since 1970-01-01T00:00:00Z' });
export const reasonCodeSchema = z.enum(reasonCodes);
export const roleSchema = z.enum(roles);
export const fieldSchema = z.enum(collectableFields);
export const bilingualSchema = z.object({ 'zh-CN': plainText(200), en: plainText(200) }).strict();

/** RFC 9457 problem details; `code` is stable and is a phrase key. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(errorCodes),
    at: z.string().optional(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof problemSchema>;

export const idParams = z.object({ id: idSchema });

/** Why an operator looks at personal information; asked for when the duty says so. */
export const reasonHeader = z.object({
  'vedette-reason': z
    .string()
    .max(1800)
    .optional()
    .openapi({ description: 'Why personal information is looked at (percent-encoded UTF-8)' }),
});

/** In which language the headings of an exported file are; `Accept-Language` decides when absent. */
export const exportQuery = z.object({ language: z.enum(['zh-CN', 'en']).optional() });

export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ type: 'integer' }),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
