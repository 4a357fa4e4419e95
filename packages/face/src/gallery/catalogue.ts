import { type PersonId, VedetteError } from '@vedette/domain';

export interface RowOwner {
  readonly subject: PersonId;
  readonly slot: string;
  /** The subject's number in the kernel's table. */
  readonly number: number;
  /** Order of enrolment, which decides between equal scores; it stays when rows move. */
  readonly rank: number;
}

interface SubjectRows {
  readonly number: number;
  readonly rowOf: Map<string, number>;
}

/** Which row belongs to whom. Rows are dense: the last one moves into the place of one that is removed. */
export class Catalogue {
  readonly #rows: RowOwner[] = [];
  readonly #subjects = new Map<PersonId, SubjectRows>();
  #nextNumber = 0;
  #nextRank = 0;

  get size(): number {
    return this.#rows.length;
  }

  get subjects(): number {
    return this.#subjects.size;
  }

  /** What the next row would be; throws `conflict` if the subject has a reference in that slot. */
  plan(subject: PersonId, slot: string): RowOwner {
    const known = this.#subjects.get(subject);
    if (known?.rowOf.has(slot)) throw new VedetteError('conflict', 'caller', { at: 'slot' });
    return { subject, slot, number: known?.number ?? this.#nextNumber, rank: this.#nextRank };
  }

  /** Takes a planned row in, as the last. */
  append(owner: RowOwner): void {
    const known = this.#subjects.get(owner.subject) ?? { number: owner.number, rowOf: new Map() };
    known.rowOf.set(owner.slot, this.#rows.length);
    this.#subjects.set(owner.subject, known);
    this.#rows.push(owner);
    this.#nextNumber = Math.max(this.#nextNumber, owner.number + 1);
    this.#nextRank += 1;
  }

  owner(row: number): RowOwner {
    const owner = this.#rows[row];
    if (owner === undefined) throw new VedetteError('internal', 'self', { at: 'gallery.row' });
    return owner;
  }

  rowOf(subject: PersonId, slot: string): number | undefined {
    return this.#subjects.get(subject)?.rowOf.get(slot);
  }

  rowsOf(subject: PersonId): number[] {
    return [...(this.#subjects.get(subject)?.rowOf.values() ?? [])];
  }

  slotsOf(subject: PersonId): string[] {
    return [...(this.#subjects.get(subject)?.rowOf.keys() ?? [])];
  }

  /** Takes a row out; gives the row that moved into its place, which is itself if it was the last. */
  take(row: number): number {
    const gone = this.owner(row);
    const last = this.#rows.length - 1;
    const moved = this.owner(last);
    this.#rows[row] = moved;
    this.#rows.pop();
    this.#subjects.get(moved.subject)?.rowOf.set(moved.slot, row);
    this.#forget(gone);
    return last;
  }

  clear(): void {
    this.#rows.length = 0;
    this.#subjects.clear();
  }

  #forget({ subject, slot }: RowOwner): void {
    const known = this.#subjects.get(subject);
    known?.rowOf.delete(slot);
    if (known?.rowOf.size === 0) this.#subjects.delete(subject);
  }
}
