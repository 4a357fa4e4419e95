import type { IdentifyMethod } from '@vedette/domain';

export const methods = {
  face: 'Face',
  'id-document': 'ID document',
  'health-code': 'Health code',
  pass: 'Pass code',
  card: 'Access card',
} satisfies Record<IdentifyMethod, string>;
