import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carveRows } from '../carve/carve-rows.ts';
import { markerOffset } from '../people/photograph.ts';
import type { Population } from '../people/population.ts';
import { ByteSearch, type Sought } from './byte-search.ts';
import { KnownRows } from './known-rows.ts';
import type { Score } from './score.ts';
import { writtenForms } from './written-forms.ts';

type Trace = {
  readonly kind: 'id' | 'id-elsewise' | 'phone' | 'template' | 'marker';
  readonly person: number;
};

/** How far from the beginning of an ID number its owner's phone is looked for. */
const neighbourhood = { before: 120, after: 140 } as const;
const templateHead = 64;

/** Counts what of a population lies in bytes that are shown to it one after another: an image, or files. */
export class Scorer {
  readonly #population: Population;
  readonly #search: ByteSearch<Trace>;
  readonly #rows: KnownRows;
  readonly #found = {
    ids: new Set<number>(),
    phones: new Set<number>(),
    linked: new Set<number>(),
    templates: new Set<number>(),
    identical: new Set<number>(),
    heads: new Set<number>(),
  };

  constructor(population: Population) {
    this.#population = population;
    this.#search = new ByteSearch(tracesOf(population));
    this.#rows = new KnownRows(population.people);
  }

  look(bytes: Buffer): this {
    this.#search.each(bytes, (offset, trace) => this.#note(bytes, offset, trace));
    for (const row of carveRows(bytes)) this.#rows.note(row.values);
    return this;
  }

  lookInFolder(folder: string): this {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) this.look(readFileSync(join(entry.parentPath, entry.name)));
    return this;
  }

  score(): Score {
    const { ids, phones, linked, templates, identical, heads } = this.#found;
    const headsOnly = [...heads].filter((person) => !identical.has(person)).length;
    return {
      ...{ ids: ids.size, phones: phones.size, linked: linked.size, templates: templates.size },
      ...{ jpegIdentical: identical.size, jpegHeads: headsOnly },
      ...{ personRows: this.#rows.people, passRows: this.#rows.passes },
    };
  }

  #note(bytes: Buffer, offset: number, { kind, person }: Trace): void {
    const found = this.#found;
    if (kind === 'phone') found.phones.add(person);
    else if (kind === 'template') found.templates.add(person);
    else if (kind === 'marker') this.#notePicture(bytes, offset, person);
    else {
      found.ids.add(person);
      if (kind === 'id' && this.#isLinked(bytes, offset, person)) found.linked.add(person);
    }
  }

  #isLinked(bytes: Buffer, offset: number, person: number): boolean {
    const phone = this.#population.people[person]?.phone;
    const around = bytes.subarray(Math.max(0, offset - neighbourhood.before), offset + neighbourhood.after);
    return phone !== undefined && around.includes(phone);
  }

  #notePicture(bytes: Buffer, offset: number, person: number): void {
    const jpeg = this.#population.photographs[person]?.jpeg;
    const begin = offset - markerOffset;
    const whole = jpeg !== undefined && begin >= 0 && bytes.subarray(begin, begin + jpeg.length).equals(jpeg);
    (whole ? this.#found.identical : this.#found.heads).add(person);
  }
}

function* tracesOf({ people, photographs }: Population): Generator<Sought<Trace>> {
  for (const { number: person, idNumber, phone, template } of people) {
    const [plainId = Buffer.alloc(0), ...otherIds] = writtenForms(idNumber);
    yield { bytes: plainId, tag: { kind: 'id', person } };
    for (const bytes of otherIds) yield { bytes, tag: { kind: 'id-elsewise', person } };
    for (const bytes of writtenForms(phone)) yield { bytes, tag: { kind: 'phone', person } };
    const head = Buffer.from(template.buffer, template.byteOffset, templateHead);
    yield { bytes: head, tag: { kind: 'template', person } };
  }
  for (const { person, marker } of photographs)
    yield { bytes: Buffer.from(marker), tag: { kind: 'marker', person } };
}
