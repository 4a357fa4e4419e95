import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type DeviceId,
  type Downlink,
  type RetirementSaid,
  type RetireStage,
  retirementEvidenceSchema,
} from '@vedette/contract/link';
import { deviceGrade, type ErasureGrade, VedetteError } from '@vedette/domain';
import {
  isRetirementKey,
  type LinkKey,
  linkKeyFrom,
  newLinkSecret,
  signEvidence,
} from '@vedette/link/device';
import { evidenceOf, type RetireNeeds, retire } from './retire.ts';

/** The line to the platform, for as long as it stands. */
export interface RetirementLine {
  readonly device: DeviceId;
  /** Keys of the platform that are believed. */
  readonly platformKeys: () => readonly Uint8Array[];
  /** The answer; null when there is no line. */
  say(retirement: string, said: RetirementSaid): Promise<Downlink | null>;
}

export interface ConductNeeds extends Omit<RetireNeeds, 'terminal' | 'told'> {
  readonly line: RetirementLine;
  /** Plants from this seed on. */
  readonly terminal: (canarySeed: Uint8Array) => RetireNeeds['terminal'];
  /** What the pages at the lanes show. */
  readonly show: (shown: ShownRetirement) => void;
  /** Ends the program: what is left in memory goes with its power. */
  readonly leave: () => void;
  readonly onFault: (cause: unknown) => void;
}

export interface ShownRetirement {
  readonly state: 'retiring' | 'cleared' | 'failed';
  readonly stage: RetireStage;
  /** 0 to 1. */
  readonly part: number;
  /** Leads to the certificate: number of the retirement and SHA-256 of the evidence; null before the end. */
  readonly link: string | null;
}

/** A key that lives in this process alone, and what the platform says of it. */
export interface Commissioned {
  readonly retirement: string;
  readonly key: LinkKey;
  readonly canarySeed: Uint8Array;
}

/** Progress is told this often, so that the platform does not take the device for gone. */
const tellEvery = 2_000;
const evidenceTries = 20;
const tryAgainAfter = 3_000;
/** The last screen stays this long before the program ends; a page that shows it goes on showing it. */
const lastScreenFor = 2_000;

/**
 * Before anything is destroyed: a key in memory, certified by the platform, that can sign when the old ones are gone.
 * @throws `not-allowed` when the platform knows of no such retirement, or an answer is not the platform's
 */
export async function commission(line: RetirementLine, retirement: string): Promise<Commissioned> {
  const key = linkKeyFrom(newLinkSecret());
  const publicKey = Buffer.from(key.publicKey).toString('base64url');
  const answer = await line.say(retirement, { kind: 'key', publicKey });
  const { device } = line;
  const isCertified =
    answer?.type === 'retirement-key' &&
    isRetirementKey(answer.certificate, { retirement, device, publicKey }, line.platformKeys());
  if (!isCertified) throw new VedetteError('not-allowed', 'caller', { at: 'retirement' });
  return { retirement, key, canarySeed: new Uint8Array(Buffer.from(answer.canarySeed, 'base64url')) };
}

/** From the commission to the last screen. */
export async function conduct(needs: ConductNeeds, commissioned: Commissioned): Promise<void> {
  const { line, show, leave, onFault } = needs;
  const { retirement, key, canarySeed } = commissioned;
  const terminal = needs.terminal(canarySeed);
  try {
    const told = teller(needs, retirement);
    const retired = await retire({ ...needs, terminal, told }, retirement);
    const { now, software } = terminal;
    const text = evidenceOf(retired, { retirement, device: line.device, at: now(), software });
    await deliver(line, retirement, signEvidence(key, text));
    const link = linkOf(retirement, text);
    show({ state: stateOf(deviceGrade(retired.media)), stage: 'ended', part: 1, link });
  } catch (cause) {
    onFault(cause);
    show({ state: 'failed', stage: 'ended', part: 1, link: null });
  }
  await pause(lastScreenFor);
  leave();
}

const stateOf = (grade: ErasureGrade): ShownRetirement['state'] =>
  grade === 'failed' ? 'failed' : 'cleared';

/** For the code on the last screen: whoever has the certificate compares it. */
export function linkOf(retirement: string, evidence: string): string {
  return `vedette-retirement:${retirement}.${createHash('sha256').update(evidence).digest('base64url')}`;
}

function teller({ line, show }: ConductNeeds, retirement: string): RetireNeeds['told'] {
  let toldAt = Number.NEGATIVE_INFINITY;
  let last: RetireStage | null = null;
  return (stage, done, of) => {
    if (stage === last && performance.now() - toldAt < tellEvery) return;
    last = stage;
    toldAt = performance.now();
    show({ state: 'retiring', stage, part: of === 0 ? 0 : done / of, link: null });
    // Nobody waits for it: progress that is lost is followed by more.
    line.say(retirement, { kind: 'progress', stage, done, of }).catch(() => null);
  };
}

/** Said again until it is taken; the screen says the same to whoever stands there. */
async function deliver(line: RetirementLine, retirement: string, said: RetirementSaid): Promise<void> {
  if (said.kind === 'evidence') retirementEvidenceSchema.parse(JSON.parse(said.text));
  for (let tried = 0; tried < evidenceTries; tried += 1) {
    const answer = await line.say(retirement, said).catch(() => null);
    if (answer !== null && answer.type !== 'slow-down') return;
    await pause(tryAgainAfter);
  }
}
