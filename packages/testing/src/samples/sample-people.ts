/** Where a face stands in one of the sample photographs of `@vladmandic/face-api` (MIT). Pixels. */
export interface SamplePerson {
  readonly id: string;
  /** Invented; nobody knows who these people are. */
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly photograph: `sample${1 | 2 | 3 | 4 | 5 | 6}.jpg`;
  readonly centre: { readonly x: number; readonly y: number };
  /** Width of a 4:3 cut-out with this person alone in its middle. */
  readonly width: number;
}

function person(
  id: string,
  zh: string,
  en: string,
  photo: 3 | 5 | 6,
  centre: readonly [number, number],
  width: number,
): SamplePerson {
  const [x, y] = centre;
  return { id, name: { 'zh-CN': zh, en }, photograph: `sample${photo}.jpg`, centre: { x, y }, width };
}

/** People whom the demo enrols. */
export const samplePeople: readonly SamplePerson[] = [
  person('anran', '安然', 'Ann Rowe', 6, [357, 660], 480),
  person('baiyu', '白羽', 'Beth Young', 6, [777, 520], 480),
  person('chenxi', '晨曦', 'Celia Shaw', 3, [686, 470], 480),
  person('danni', '丹妮', 'Dana Neal', 3, [1188, 360], 480),
  person('enya', '恩雅', 'Enya Reed', 5, [837, 260], 440),
];

/** People whom nobody enrolled. */
export const sampleStrangers: readonly SamplePerson[] = [
  person('stranger-1', '访客甲', 'Stranger A', 6, [1590, 440], 400),
  person('stranger-2', '访客乙', 'Stranger B', 3, [1577, 430], 440),
];
