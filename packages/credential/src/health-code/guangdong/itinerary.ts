import type { Claim } from '../../core/claim.ts';

type Itinerary = Extract<Claim, { kind: 'itinerary' }>;

const between = /[,，、;；\s]+/u;

/**
 * The cities of the last 14 days as their visitor declared them. A star behind a city marks an area of risk on
 * the itinerary card itself. Without a list of areas, or without cities, nothing can be said to be clear.
 */
export function itineraryOf(written: string, listedAreas: readonly string[]): Itinerary {
  const cities = written.split(between).filter((city) => city !== '');
  const isListed = cities.some(
    (city) => city.endsWith('*') || listedAreas.some((area) => city.includes(area)),
  );
  const state = isListed ? 'listed-area' : cities.length > 0 && listedAreas.length > 0 ? 'clear' : 'unknown';
  return { kind: 'itinerary', state, selfDeclared: true };
}
