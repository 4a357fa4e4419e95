import type { dutySchema } from '@vedette/contract';
import { checkNames, collectableFields, identifyMethods, roles } from '@vedette/domain';
import { z } from 'zod';

/** A duty while it is being written: its shape is right, its values may still be missing or wrong. */
export type DutyDraft = z.input<typeof dutySchema>;
export type RequirementDraft = DutyDraft['require'][number];
export type CollectionDraft = NonNullable<DutyDraft['collect']['name']>;

/** What the form can show. Members that the form does not know stay where they are. */
const shape = z.looseObject({
  id: z.string(),
  version: z.number(),
  title: z.looseObject({ 'zh-CN': z.string(), en: z.string() }),
  purpose: z.string(),
  basis: z.string(),
  endsWith: z.string().optional(),
  processor: z.looseObject({ name: z.string(), contact: z.string() }),
  identify: z.looseObject({ anyOf: z.array(z.enum(identifyMethods)) }).optional(),
  require: z.array(z.looseObject({ check: z.enum(checkNames) })),
  collect: z.partialRecord(
    z.enum(collectableFields),
    z.looseObject({
      why: z.string(),
      minKeep: z.string(),
      maxKeep: z.string(),
      visibleTo: z.array(z.enum(roles)),
    }),
  ),
  deviceOnly: z.array(z.literal('face-reference')),
  alarmOn: z.array(z.string()),
  failMode: z.enum(['secure', 'safe']),
  askReason: z.boolean(),
  openFor: z.string(),
});

export type ReadDraft =
  /** Not JSON; `message` is the parser's own. */
  | { readonly kind: 'broken'; readonly message: string }
  /** JSON that the form cannot show. */
  | { readonly kind: 'shapeless'; readonly value: unknown }
  | { readonly kind: 'draft'; readonly draft: DutyDraft };

export function readDraft(text: string): ReadDraft {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return { kind: 'broken', message: cause instanceof Error ? cause.message : String(cause) };
  }
  return isDraft(value) ? { kind: 'draft', draft: value } : { kind: 'shapeless', value };
}

function isDraft(value: unknown): value is DutyDraft {
  return shape.safeParse(value).success;
}

export function writeDraft(draft: DutyDraft): string {
  return JSON.stringify(draft, null, 2);
}
