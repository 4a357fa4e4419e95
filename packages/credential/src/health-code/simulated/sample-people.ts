import type { SimulatedPerson } from './person.ts';

const wellTested = { result: '阴性', hoursAgo: 20 } as const;
const doses = [
  { product: '5601', daysAgo: 500 },
  { product: '5601', daysAgo: 470 },
  { product: '5601', daysAgo: 220 },
] as const;

const ordinary = {
  colour: 'green',
  code: 'live',
  test: wellTested,
  doses,
  cities: ['上海市'],
} as const satisfies Partial<SimulatedPerson>;

/** One person for each thing that can come of a question. Their numbers pass GB 11643; nobody has them. */
export const samplePeople: readonly SimulatedPerson[] = [
  { ...ordinary, name: '绿之一', number: '310101199001010012', phone: '19900000001' },
  { ...ordinary, name: '黄之二', number: '310101199102020025', phone: '19900000002', colour: 'yellow' },
  { ...ordinary, name: '红之三', number: '310101199203030038', phone: '19900000003', colour: 'red' },
  { ...ordinary, name: '审之四', number: '44010119930404004X', phone: '19900000004', colour: 'init' },
  { ...ordinary, name: '异之五', number: '440101199405050052', phone: '19900000005', colour: 'strange' },
  { ...ordinary, name: '逾之六', number: '440101199506060065', phone: '19900000006', code: 'expired' },
  { ...ordinary, name: '废之七', number: '110101199607070071', phone: '19900000007', code: 'invalid' },
  {
    ...{ ...ordinary, name: '阳之八', number: '110101199708080084', phone: '19900000008', colour: 'red' },
    test: { result: '阳性', hoursAgo: 30 },
  },
  {
    ...{ ...ordinary, name: '旧之九', number: '110101199809090097', phone: '19900000009' },
    test: { result: '阴性', hoursAgo: 100 },
    doses: [],
    cities: ['上海市', '吉林省长春市*'],
  },
  {
    ...{ ...ordinary, name: '无之十', number: '310101199910100103', phone: '19900000010' },
    ...{ test: null, doses: [], cities: [] },
  },
];
