/** Which model made a reference. References of different models are never compared. */
export interface ModelIdentity {
  /** Hash over the model file and its pre-processing. */
  readonly id: string;
  readonly name: string;
  readonly dimension: number;
}
