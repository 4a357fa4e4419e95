import type { GatewayTrouble } from '../gateway.ts';

/** A gateway gave no answer that can be used. It carries nothing of the question and nothing of the answer. */
export class GatewayFailure extends Error {
  readonly trouble: GatewayTrouble;

  constructor(trouble: GatewayTrouble) {
    super(`gateway: ${trouble}`);
    this.name = 'GatewayFailure';
    this.trouble = trouble;
  }
}

export const troubleOf = (error: unknown): GatewayTrouble =>
  error instanceof GatewayFailure ? error.trouble : 'malformed';
