import { roles } from '@vedette/domain';
import { expect, test } from 'vitest';
import { places } from '../app/places.tsx';
import { may } from './permissions.ts';

test('an auditor sees no page of people, a guard none of the device', () => {
  const seen = (role: (typeof roles)[number]): string[] =>
    places.filter((place) => may(role, place.needs)).map(({ key }) => key);
  expect(seen('auditor')).not.toContain('people');
  expect(seen('guard')).not.toContain('network');
  expect(seen('owner')).toHaveLength(places.length);
  for (const role of roles) expect(seen(role)).toContain('overview');
});
