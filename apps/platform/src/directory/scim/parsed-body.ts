import type { z } from '@hono/zod-openapi';
import { invalidInput } from '@vedette/server';

/** @throws VedetteError `input-invalid` */
export function parsedBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}
