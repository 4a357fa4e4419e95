import { duration, instant } from '@vedette/domain';
import { keyDay, type TerminalVault } from '@vedette/vault';
import {
  plantedBody,
  plantedDuty,
  plantedFields,
  plantedHeader,
  plantedPurpose,
} from '../people/planted-passage.ts';
import { plantedPeople } from '../people/planted-person.ts';

const people = plantedPeople(20, 4);
const name = Buffer.from('memory test');
const days = ['2022-11-01', '2022-11-02'] as const;
const keepDays = 10;

/** Seals and opens under a key of each kind: people, a purpose, numbers, an index, pairs of days. */
export function useVault(vault: TerminalVault): void {
  for (const person of people) {
    const place = { kind: 'person', person: person.id } as const;
    vault.openUnder(place, name, vault.sealUnder(place, name, Buffer.from(person.name)))?.fill(0);
  }
  vault.sealUnder({ kind: 'purpose', purpose: plantedPurpose }, name, Buffer.from('reason'));
  vault.digest({ kind: 'numbers' }, 'a number');
  for (const each of days) {
    const day = keyDay(each);
    vault.digest({ kind: 'index', purpose: plantedPurpose, day }, 'a person');
    const at = instant(Date.parse(`${each}T08:00:00Z`));
    for (const person of people) {
      const header = plantedHeader(person, at);
      const { body } = vault.sealBody(day, plantedDuty(keepDays), header, plantedBody(person));
      if (body !== null) vault.openBody(header, body, plantedFields);
    }
    vault.dayKey(plantedPurpose, day, [duration(keepDays * 86_400_000)]);
  }
  vault.flush();
}
