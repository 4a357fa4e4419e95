import { readResidentId } from '@vedette/domain';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { markerOffset } from './photograph.ts';
import { plantedPeople } from './planted-person.ts';
import { makePopulation } from './population.ts';

test('plants the same people each time, all of them different, and none who could exist', () => {
  const people = plantedPeople(300);
  expect(plantedPeople(300)).toEqual(people);
  expect(new Set(people.flatMap(({ idNumber, phone }) => [idNumber, phone])).size).toBe(600);
  for (const { idNumber, phone } of people) {
    expect(readResidentId(idNumber)).toMatchObject({
      ok: true,
      id: { division: expect.stringMatching(/^99/) },
    });
    expect(phone).toMatch(/^100\d{8}$/);
  }
});

test('plants photographs that are whole pictures with their marker where it is looked for', async () => {
  const { photographs } = await makePopulation({ people: 3, photographs: 2 });
  expect(photographs).toHaveLength(2);
  for (const { jpeg, marker } of photographs) {
    expect(jpeg.subarray(markerOffset).toString('latin1').startsWith(marker)).toBe(true);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 240, height: 320 });
    expect(jpeg.length).toBeGreaterThan(10_000);
  }
  expect(photographs[0]?.jpeg.equals(photographs[1]?.jpeg ?? Buffer.alloc(0))).toBe(false);
});
