import { z } from 'zod';

const id = z.uuid().optional().catch(undefined);
const text = z.string().min(1).max(100).optional().catch(undefined);
export const tabs = ['people', 'groups'] as const;
export const views = ['details', 'faces', 'passages'] as const;
export const personKinds = ['member', 'visitor', 'listed'] as const;

/** Filters of the people page, and the person shown. */
export const peopleSearch = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  query: text,
  unit: text,
  kind: z.enum(personKinds).optional().catch(undefined),
  group: id,
  person: id,
  view: z.enum(views).optional().catch(undefined),
  /** Whether a table is being imported. */
  import: z.literal(true).optional().catch(undefined),
});
