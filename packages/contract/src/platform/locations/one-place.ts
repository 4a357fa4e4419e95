import { z } from '@hono/zod-openapi';
import { placeSchema } from '../people/person.ts';

export const onePlace = z.object({ id: z.coerce.number().pipe(placeSchema).openapi({ type: 'integer' }) });
