import { type Instant, instant } from '@vedette/domain';
import { z } from 'zod';
import { latestDay, readDateTime } from '../hcert/certlogic/date-time.ts';

const text = z.string().max(1_000);
const coding = z.object({ system: text.optional(), code: z.string().min(1).max(100) });
const concept = z.object({ coding: z.array(coding).min(1).max(20) });
export type Concept = z.infer<typeof concept>;

// FHIR `date` and `dateTime`: a year, a month, a day, or a time of one with its zone.
const fewDigits = /^\d{4}(?:-\d\d)?$/;
const moment = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))?$/;

const date = z.string().refine((value) => latestDay(value) !== undefined);
const dateTime = z
  .string()
  .refine((value) => (fewDigits.test(value) || moment.test(value)) && readDateTime(value) !== undefined);
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
  birthDate: date.optional(),
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
  const at = dateTime === undefined || fewDigits.test(dateTime) ? undefined : readDateTime(dateTime);
  return at === undefined ? null : instant(at.milliseconds);
}
