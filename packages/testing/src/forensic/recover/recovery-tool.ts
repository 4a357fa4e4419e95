import type { ToolRun } from '../image/run-tool.ts';

/** A program that anybody can install, and how it is asked to get everything back that it can. */
export interface RecoveryTool {
  readonly name: string;
  /** The program; the tool is left out, and named, where it is not installed. */
  readonly program: string;
  /** The Debian package that has it. */
  readonly debian: string;
  /** Puts what it recovers into a folder that exists and is empty. */
  readonly recover: (image: string, into: string) => Promise<ToolRun>;
}

export const toolTimeoutMs = 300_000;
