import type { Instant } from '@vedette/domain';

/** A FHIR resource whose kind alone has been looked at. */
export interface FhirResource {
  readonly resourceType: string;
  readonly [name: string]: unknown;
}

/** A SMART Health Card as it reads; nothing in it is verified. */
export interface HealthCard {
  readonly kid: string;
  /** What is signed, in ASCII: header and payload as they stand in the JWS. */
  readonly signed: string;
  readonly signature: Uint8Array;
  readonly iss: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant | null;
  /** The name under which the issuer may revoke the card. */
  readonly rid: string | null;
  readonly resources: readonly FhirResource[];
}
