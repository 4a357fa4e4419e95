export const flashPageBytes = 4096;
const pagesInBlock = 64;
/** Besides the spare share, so that collection always has where to copy to. */
const extraBlocks = 4;
/** Collection begins when fewer blocks than this are erased. */
const freeBlocksAtLeast = 3;

const none = -1;

/**
 * Flash as a chip has it below its block device: page-mapped and log-structured. A write goes to the next erased page
 * and leaves the old one where it is; a block is erased when collection has copied what is still mapped in it. Reading
 * through the block device shows mapped pages; who takes the chip off reads every page that was not erased.
 */
export class FlashModel {
  readonly pages: number;
  readonly blocks: number;
  #writes = 0;
  #erasures = 0;
  readonly #content: (Buffer | null)[];
  /** Physical page of each logical one, and back. */
  readonly #physical: Int32Array;
  readonly #logical: Int32Array;
  readonly #mappedIn: Int32Array;
  readonly #erased: number[];
  #current: number;
  #next = 0;

  /** @param pages logical ones @param spare share of physical pages beyond them, such as 0.07 */
  constructor(pages: number, spare: number) {
    this.pages = pages;
    this.blocks = Math.ceil((pages * (1 + spare)) / pagesInBlock) + extraBlocks;
    this.#content = Array.from({ length: this.blocks * pagesInBlock }, () => null);
    this.#physical = new Int32Array(pages).fill(none);
    this.#logical = new Int32Array(this.#content.length).fill(none);
    this.#mappedIn = new Int32Array(this.blocks);
    this.#erased = Array.from({ length: this.blocks - 1 }, (_, i) => this.blocks - 1 - i);
    this.#current = 0;
  }

  /** Pages written, by the host and by collection. */
  get writes(): number {
    return this.#writes;
  }

  get erasures(): number {
    return this.#erasures;
  }

  write(page: number, content: Buffer): void {
    this.trim(page);
    this.#append(page, Buffer.from(content));
    this.#collect();
  }

  /** Says that a page is not needed; nothing is erased by that. */
  trim(page: number): void {
    const physical = this.#physical[page] ?? none;
    if (physical === none) return;
    this.#physical[page] = none;
    this.#logical[physical] = none;
    this.#count(physical, -1);
  }

  /** Erases all blocks: what `sanitize` promises. */
  eraseAll(): void {
    this.#physical.fill(none);
    this.#logical.fill(none);
    this.#mappedIn.fill(0);
    this.#content.fill(null);
    this.#erasures += this.blocks;
    this.#erased.splice(0, this.#erased.length, ...Array.from({ length: this.blocks - 1 }, (_, i) => i + 1));
    this.#current = 0;
    this.#next = 0;
  }

  /** What the host reads: zeros where nothing is mapped. */
  throughBlockDevice(): Buffer {
    const seen = Buffer.alloc(this.pages * flashPageBytes);
    this.#physical.forEach((physical, page) => {
      this.#content[physical]?.copy(seen, page * flashPageBytes);
    });
    return seen;
  }

  /** What a reader of the chip gets: every page that holds anything, in physical order. */
  chipOff(): Buffer {
    return Buffer.concat(this.#content.filter((page) => page !== null));
  }

  #append(page: number, content: Buffer): void {
    const physical = this.#current * pagesInBlock + this.#next;
    this.#content[physical] = content;
    this.#physical[page] = physical;
    this.#logical[physical] = page;
    this.#count(physical, 1);
    this.#writes += 1;
    this.#next += 1;
    if (this.#next < pagesInBlock) return;
    const erased = this.#erased.pop();
    if (erased === undefined) throw new Error('the flash has no erased block left');
    this.#current = erased;
    this.#next = 0;
  }

  #collect(): void {
    while (this.#erased.length < freeBlocksAtLeast) {
      const block = this.#emptiest();
      if (block === null) return;
      const from = block * pagesInBlock;
      for (let physical = from; physical < from + pagesInBlock; physical++) this.#move(physical);
      this.#content.fill(null, from, from + pagesInBlock);
      this.#erased.unshift(block);
      this.#erasures += 1;
    }
  }

  #move(physical: number): void {
    const page = this.#logical[physical] ?? none;
    const content = this.#content[physical];
    if (page === none || content === null || content === undefined) return;
    this.trim(page);
    this.#append(page, content);
  }

  /** The full block with the fewest mapped pages; null when collecting would gain nothing. */
  #emptiest(): number | null {
    let best: number | null = null;
    for (let block = 0; block < this.blocks; block++) {
      if (block === this.#current || this.#erased.includes(block)) continue;
      if (best === null || this.#mapped(block) < this.#mapped(best)) best = block;
    }
    return best !== null && this.#mapped(best) < pagesInBlock ? best : null;
  }

  #mapped(block: number): number {
    return this.#mappedIn[block] ?? 0;
  }

  #count(physical: number, change: number): void {
    const block = Math.floor(physical / pagesInBlock);
    this.#mappedIn[block] = this.#mapped(block) + change;
  }
}
