import { type PersonId, residentIdCheckDigit } from '@vedette/domain';
import { type Dice, dice } from './dice.ts';

/** Somebody who does not exist and cannot: see `idNumber` and `phone`. */
export interface PlantedPerson {
  /** From 0, in the order of enrolment. */
  readonly number: number;
  readonly id: PersonId;
  readonly name: string;
  /** Of a division 99xxxx, which was never assigned, with the check digit that belongs to it. */
  readonly idNumber: string;
  /** Begins with 100, which no mobile number does. */
  readonly phone: string;
  /** What a face model would give: 512 components, 2,048 bytes. */
  readonly template: Float32Array;
}

export const templateComponents = 512;

const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '欧阳', '诸葛'] as const;
const given = [
  '安',
  '柏',
  '晨',
  '丹',
  '恩',
  '帆',
  '国',
  '海',
  '佳',
  '康',
  '岚',
  '明',
  '宁',
  '萍',
  '然',
  '思',
] as const;

/** The same people for the same start. @param count 100,000 at most */
export function plantedPeople(count: number, start = 1): readonly PlantedPerson[] {
  const throws = dice(start);
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, number) => ({
    number,
    id: `planted-${String(number).padStart(6, '0')}` as PersonId,
    name: `${throws.pick(surnames)}${throws.pick(given)}${throws.whole(3) === 0 ? '' : throws.pick(given)}`,
    idNumber: untaken(taken, () => idNumber(throws)),
    phone: untaken(taken, () => `100${throws.digits(8)}`),
    template: Float32Array.from({ length: templateComponents }, () => throws.fraction() * 2 - 1),
  }));
}

function idNumber(throws: Dice): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const born = `${1940 + throws.whole(65)}${two(1 + throws.whole(12))}${two(1 + throws.whole(28))}`;
  const digits = `99${throws.digits(4)}${born}${throws.digits(3)}`;
  return `${digits}${residentIdCheckDigit(digits)}`;
}

function untaken(taken: Set<string>, make: () => string): string {
  for (;;) {
    const made = make();
    if (taken.has(made)) continue;
    taken.add(made);
    return made;
  }
}
