import { type RunCommand, runCommand } from './command/run-command.ts';
import { erase } from './erase/erase.ts';
import { type SystemRoots, systemRoots } from './medium/block-device.ts';
import { planErasure } from './plan/plan-erasure.ts';
import type { Eraser } from './port.ts';

export interface EraserNeeds {
  /** Where the kernel tells of its devices. */
  readonly roots?: SystemRoots;
  /** Runs the tools of media. */
  readonly run?: RunCommand;
}

/** The eraser of this machine. */
export function openEraser({ roots = systemRoots, run = runCommand }: EraserNeeds = {}): Eraser {
  return {
    plan: (target) => planErasure(target, roots),
    erase: (plan, options) => erase(plan, options, run),
  };
}
