import type { SimulatedColour } from '../person.ts';

/** `00`, `01`, `10`, and what is no colour. */
export const gradeOf: Readonly<Record<SimulatedColour, string | number>> = {
  green: '00',
  yellow: '01',
  red: '10',
  init: '',
  // As a number this would be the green of a careless reader.
  strange: 0,
};
