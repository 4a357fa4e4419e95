import type { PersonId } from '../ids.ts';
import type { Personal } from '../privacy/personal.ts';

/** Names as machine-readable documents write them (ICAO 9303: `A` to `Z`, `<` between the parts). */
export interface IcaoName {
  readonly family: string;
  readonly given: string;
}

/**
 * Whom a credential, a document or an enrolment speaks of. A masked text has `*` where something is left
 * out: it can contradict, and never binds alone.
 */
export interface SubjectClaims {
  /** Somebody whom this site knows, by the id that it gave them. */
  readonly person?: PersonId;
  /** In full, in the subject's own script. */
  readonly name?: Personal<string>;
  readonly maskedName?: Personal<string>;
  readonly icaoName?: Personal<IcaoName>;
  /** `YYYY-MM-DD`, or `YYYY-MM`, or `YYYY` where no more is known. */
  readonly birthDate?: Personal<string>;
  /** Keyed hash of the document number under the site's key: equal numbers have equal hashes at one site. */
  readonly numberHash?: string;
  readonly maskedNumber?: Personal<string>;
  /** In full, and only where the duty collects it. */
  readonly number?: Personal<string>;
  readonly phone?: Personal<string>;
  readonly maskedPhone?: Personal<string>;
}
