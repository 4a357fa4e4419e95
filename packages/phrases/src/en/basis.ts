import type { Phrases } from '../zh-CN/index.ts';

export const basis: Phrases['console']['duty']['basis'] = {
  'pipl-13-1': 'Consent (PIPL art. 13, 1)',
  'pipl-13-2': 'Contract or management of staff (art. 13, 2)',
  'pipl-13-3': 'Statutory duty (art. 13, 3)',
  'pipl-13-4': 'Public health emergency (art. 13, 4)',
  'pipl-13-5': 'News reporting (art. 13, 5)',
  'pipl-13-6': 'Information already made public (art. 13, 6)',
  'pipl-13-7': 'Other cases in law (art. 13, 7)',
};
