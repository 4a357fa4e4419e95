import { z } from '@hono/zod-openapi';
import { collectableFields, errorCodes, reasonCodes, roles } from '@vedette/domain';

/** Free text from people: trimmed, no control characters, bounded. */
export function plainText(max: number) {
  return (
    z
      .string()
      .trim()
      .min(1)
      .max(max)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
      .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/u)
  );
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
