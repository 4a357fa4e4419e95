export { nameOf, strangerKey } from './actors.ts';
export { claimsWith, forge, usualHeader } from './forge.ts';
export { type PassVectors, passVectors } from './make.ts';
export { friend, holder, issued, member, onEd25519, visit } from './passes.ts';
export { codeOf, doorAt, openLedger, playVector } from './play.ts';
export { idOf, mainKey, noon, trustFiles } from './trust-files.ts';
export type { PassVector } from './vector.ts';
