import { type Instant, instant } from '@vedette/domain';
import { z } from 'zod';
import { isDate, isDateTime, midnightOf, momentOf } from '../hcert/dates.ts';

const text = z.string().max(1_000);
const coding = z.object({ system: text.optional(), code: z.string().min(1).max(100) });
const concept = z.object({ coding: z.array(coding).min(1).max(20) });
export type Concept = z.infer<typeof concept>;

const partialDate = /^\d{4}(-(0[1-9]|1[0-2]))?$/;
const partialOrDate = z.string().refine((value) => partialDate.test(value) || isDate(value));
const dateTime = z.string().refine((value) => partialDate.test(value) || isDate(value) || isDateTime(value));
const positive = z.number().int().min(1).max(100);

/** Of the FHIR R4 resources the elements that claims are made of; those that FHIR demands are demanded. */
export const patientSchema = z.object({
  name: z
    .array(
      z.object({
        use: text.optional(),
        text: text.optional(),
        family: text.optional(),
        given: z.array(text).max(20).optional(),
      }),
    )
    .min(1)
    .max(10),
  birthDate: partialOrDate.optional(),
});
export type Patient = z.infer<typeof patientSchema>;

/** The profile for cards knows completed vaccinations only. */
export const immunizationSchema = z
  .object({
    status: z.literal('completed'),
    vaccineCode: concept,
    occurrenceDateTime: dateTime.optional(),
    occurrenceString: text.optional(),
    protocolApplied: z
      .array(
        z.object({
          doseNumberPositiveInt: positive.optional(),
          seriesDosesPositiveInt: positive.optional(),
        }),
      )
      .max(10)
      .optional(),
  })
  .refine((read) => (read.occurrenceDateTime === undefined) !== (read.occurrenceString === undefined));
export type Immunization = z.infer<typeof immunizationSchema>;

export const observationSchema = z.object({
  status: text,
  code: concept,
  effectiveDateTime: dateTime.optional(),
  valueCodeableConcept: concept.optional(),
});
export type Observation = z.infer<typeof observationSchema>;

/** A day counts from its midnight in UTC; a month or a year is no moment. */
export function momentOfFhir(dateTime: string | undefined): Instant | null {
  if (dateTime === undefined) return null;
  if (isDate(dateTime)) return midnightOf(dateTime);
  const at = isDateTime(dateTime) ? momentOf(dateTime) : null;
  return at === null || Number.isNaN(new Date(at).getTime()) ? null : instant(at);
}
