/** What kind of thing keeps the bits, by which its means of erasure are chosen. */
export const mediumKinds = ['emmc', 'sd', 'nvme', 'ata', 'scsi', 'virtual', 'image', 'unknown'] as const;
export type MediumKind = (typeof mediumKinds)[number];

/** A storage medium, as a certificate names it. */
export interface Medium {
  readonly kind: MediumKind;
  readonly maker: string | null;
  readonly model: string | null;
  /** As the medium says: serial number, CID or WWN; null when it says none. */
  readonly serial: string | null;
  /** Bytes that can be addressed. */
  readonly capacity: number;
  /** Null when nobody knows. */
  readonly rotational: boolean | null;
  readonly firmware: string | null;
}

/**
 * What of a medium was treated. `medium`: all that can be addressed; `partition`: that much of it, by somebody's
 * choice; `files`: files of a file system that others use as well.
 */
export type ErasureScope = 'medium' | 'partition' | 'files';
