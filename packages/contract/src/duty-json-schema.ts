import { z } from '@hono/zod-openapi';
import { dutySchema } from './duty.ts';

/** JSON Schema (draft 2020-12) of a duty as someone writes it, for editors and for other languages. */
export function dutyJsonSchema() {
  return {
    title: 'Vedette duty',
    description: 'What a sentinel must verify, what it may keep, for which purpose, and until when.',
    ...z.toJSONSchema(dutySchema, { io: 'input' }),
  };
}
