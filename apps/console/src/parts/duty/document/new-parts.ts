import type { CheckName } from '@vedette/domain';
import type { CollectionDraft, RequirementDraft } from './draft.ts';

/** A requirement to start from; the form then asks for what is missing. */
export function newRequirement(check: CheckName): RequirementDraft {
  switch (check) {
    case 'allow-list':
    case 'deny-list':
    case 'watch-list':
      return { check, list: '' };
    case 'schedule':
      return { check, schedule: '' };
    case 'screening-temperature':
      return { check, below: 37.3 };
    case 'health-status':
      return { check, colour: 'green', onIndeterminate: 'refer' };
    case 'test':
      return { check, method: 'NAAT', within: '72h', result: 'not-detected' };
    case 'vaccination':
      return { check, doses: 2 };
    case 'subject-matches':
      return { check, on: ['face', 'id-document'] };
    case 'capacity':
      return { check, area: '' };
    case 'presentation-attack':
      return { check, challenge: 'on-doubt' };
    case 'mask':
    case 'itinerary':
      return { check };
  }
}

export const newCollection: CollectionDraft = {
  why: '',
  minKeep: '0d',
  maxKeep: '30d',
  visibleTo: ['manager'],
};
