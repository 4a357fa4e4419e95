import type { CollectableField } from '@vedette/domain';

export const fields = {
  name: 'Name',
  phone: 'Phone number',
  'id-number': 'ID number',
  organisation: 'Organisation',
  capture: 'Picture taken at the door',
  'screening-temperature': 'Temperature',
  mask: 'Whether a mask was worn',
  'health-status': 'Health code status',
  test: 'Test result',
  vaccination: 'Vaccination',
  itinerary: 'Itinerary',
  'comparison-score': 'Comparison score',
} satisfies Record<CollectableField, string>;
