import { type ComparisonScore, comparisonScore, type PersonId, VedetteError } from '@vedette/domain';
import { Catalogue, type RowOwner } from './catalogue.ts';
import type { Gallery, GalleryHit, GalleryOptions } from './gallery.ts';
import { blockRows, type Kernel, type KernelHit, type OpenKernel } from './kernel.ts';
import {
  checkDimension,
  checkLength,
  checkMost,
  checkRowsHint,
  checkSlot,
  refuseDirectionless,
} from './limits.ts';

const defaultRows = 1024;
const mainSlot = 'main';

/** A gallery over one kernel, and over a larger one once that is full. */
export class RowGallery implements Gallery {
  readonly dimension: number;
  readonly #openKernel: OpenKernel;
  readonly #catalogue = new Catalogue();
  #kernel: Kernel | null;

  constructor(openKernel: OpenKernel, { dimension, rowsHint = defaultRows }: GalleryOptions) {
    checkDimension(dimension);
    checkRowsHint(rowsHint);
    this.dimension = dimension;
    this.#openKernel = openKernel;
    this.#kernel = openKernel(dimension, wholeBlocks(rowsHint));
  }

  get size(): number {
    return this.#catalogue.size;
  }

  get subjects(): number {
    return this.#catalogue.subjects;
  }

  get bytes(): number {
    return this.#kernel?.memory.byteLength ?? 0;
  }

  add(subject: PersonId, reference: Float32Array, slot: string = mainSlot): void {
    checkSlot(slot);
    const owner = this.#catalogue.plan(subject, slot);
    checkLength('reference', reference, this.dimension);
    this.#write(this.#withRoom(), this.size, reference, owner);
    this.#catalogue.append(owner);
  }

  replace(subject: PersonId, reference: Float32Array, slot: string = mainSlot): void {
    const kernel = this.#open();
    const row = this.#catalogue.rowOf(subject, slot);
    if (row === undefined) throw new VedetteError('not-found', 'caller', { at: 'reference' });
    checkLength('reference', reference, this.dimension);
    this.#write(kernel, row, reference, this.#catalogue.owner(row));
  }

  remove(subject: PersonId): number {
    const slots = this.#catalogue.slotsOf(subject);
    for (const slot of slots) this.removeReference(subject, slot);
    return slots.length;
  }

  removeReference(subject: PersonId, slot: string): boolean {
    const kernel = this.#open();
    const row = this.#catalogue.rowOf(subject, slot);
    if (row === undefined) return false;
    const last = this.#catalogue.take(row);
    if (last === row) kernel.wipeRow(row);
    else kernel.moveRow(last, row);
    return true;
  }

  search(probe: Float32Array, most: number): GalleryHit[] {
    checkLength('probe', probe, this.dimension);
    checkMost(most);
    const hits = this.#open().search(probe, this.size, most);
    return (hits ?? refuseDirectionless('probe')).map((hit) => this.#nameHit(hit));
  }

  score(probe: Float32Array, subject: PersonId): ComparisonScore | null {
    checkLength('probe', probe, this.dimension);
    const kernel = this.#open();
    const rows = this.#catalogue.rowsOf(subject);
    if (rows.length === 0) return null;
    const scores = rows.map((row) => kernel.score(probe, row) ?? refuseDirectionless('probe'));
    return scoreOf(Math.max(...scores));
  }

  close(): void {
    this.#kernel?.wipe();
    this.#kernel = null;
    this.#catalogue.clear();
  }

  #open(): Kernel {
    if (this.#kernel === null) throw new VedetteError('internal', 'self', { at: 'gallery.closed' });
    return this.#kernel;
  }

  #write(kernel: Kernel, row: number, reference: Float32Array, { number, rank }: RowOwner): void {
    if (!kernel.writeRow(row, reference, number, rank)) refuseDirectionless('reference');
  }

  #nameHit({ row, score }: KernelHit): GalleryHit {
    const { subject, slot } = this.#catalogue.owner(row);
    return { subject, reference: slot, score: scoreOf(score) };
  }

  /** Moves house when full. A memory that grew in place might be copied by the engine and left behind unwiped. */
  #withRoom(): Kernel {
    const kernel = this.#open();
    if (this.size < kernel.capacity) return kernel;
    const larger = this.#openKernel(this.dimension, kernel.capacity * 2);
    kernel.copyRows(larger, this.size);
    kernel.wipe();
    this.#kernel = larger;
    return larger;
  }
}

/** Rounding may take a cosine of 1 a few 1e-16 beyond it. */
const scoreOf = (cosine: number): ComparisonScore => comparisonScore(Math.min(1, Math.max(-1, cosine)));

const wholeBlocks = (rows: number): number => Math.ceil(rows / blockRows) * blockRows;
