import type { Branded, DutyId, Instant, PassageId } from '@vedette/domain';
import type { Page, PageRequest } from '../page.ts';

export type CaptureId = Branded<number, 'CaptureId'>;

export interface NewCapture {
  /** The passage it belongs to. It is written before the record is; a capture left without one is swept. */
  readonly record: PassageId;
  readonly takenAt: Instant;
  readonly duty: DutyId;
  readonly dutyVersion: number;
  /** At most 2 MiB. */
  readonly jpeg: Uint8Array;
}

export interface CaptureSummary {
  readonly id: CaptureId;
  readonly record: PassageId;
  readonly takenAt: Instant;
  readonly expiresAt: Instant;
  readonly bytes: number;
}

export interface CaptureFilter extends PageRequest {
  readonly record?: PassageId | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

export interface CaptureStore {
  /** @throws `input-invalid` when the duty version does not collect captures, `disk-full` with nothing written */
  add(capture: NewCapture): Promise<CaptureSummary>;
  /** Newest first, without the pictures. */
  list(filter: CaptureFilter): Promise<Page<CaptureSummary>>;
  /** The JPEG; null when it is gone. */
  image(id: CaptureId): Promise<Uint8Array | null>;
  remove(id: CaptureId): Promise<boolean>;
  /** The oldest that was added after that one, or of all; null when there is none. */
  next(after: CaptureId | null): Promise<CaptureSummary | null>;
  /** How many were added after that one. */
  countAfter(after: CaptureId | null): Promise<number>;
  count(): Promise<number>;
}
