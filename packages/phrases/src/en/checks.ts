import type { CheckName } from '@vedette/domain';

export const checks = {
  'allow-list': 'Allow list',
  'deny-list': 'Deny list',
  'watch-list': 'Watch list',
  schedule: 'Opening hours',
  'screening-temperature': 'Temperature screening',
  mask: 'Mask worn',
  'health-status': 'Health code',
  test: 'Nucleic acid or antigen test',
  vaccination: 'Vaccination',
  itinerary: 'Itinerary',
  'subject-matches': 'Face matches document',
  capacity: 'Room in the area',
  'presentation-attack': 'Live face',
} satisfies Record<CheckName, string>;
