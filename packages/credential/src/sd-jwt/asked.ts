import type { PresentationChallenge } from '@vedette/domain';
import type { JsonObject } from '../common/strict-json.ts';
import { type ClaimPath, isSamePath, valuesAt } from './claim-path.ts';
import type { ClaimPaths, CredentialType } from './trust.ts';

/** What the sentinel asked a wallet for: one of these types of credential, and these claims of it. */
export interface AskedFor {
  readonly types: readonly string[];
  readonly paths: readonly ClaimPath[];
}

/** Finds the question to which a presentation is the answer; null when it was never asked. */
export type FindAsked = (challenge: PresentationChallenge) => AskedFor | null;

/** Whether the answer is of a type that was asked for and has every claim that was. */
export function answers(asked: AskedFor, type: string, claims: JsonObject): boolean {
  return asked.types.includes(type) && asked.paths.every((path) => valuesAt(claims, path).length > 0);
}

/** The type with only those fields left that were asked for, so that nothing else is ever read. */
export function askedFields(type: CredentialType, asked: AskedFor): CredentialType {
  const kept = Object.entries(type.claims).filter(([, path]) =>
    asked.paths.some((other) => isSamePath(path, other)),
  );
  return { ...type, claims: Object.fromEntries(kept) satisfies ClaimPaths };
}
