import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type VerifierKey, verifierKeyText, type WitnessReply } from '@vedette/vault/log';

/** A witness that runs as its operator would run it. */
export interface RunningWitness {
  readonly url: string;
  readonly key: string;
  post(body: string): Promise<WitnessReply>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));

/** `vedette witness`, in a folder of its own. */
export async function runWitness(data: string, log: VerifierKey): Promise<RunningWitness> {
  const args = ['witness', '--name', 'auditor.example', '--log', verifierKeyText(log), '--data', data];
  const child = spawn(
    process.execPath,
    ['--conditions=@vedette/source', program, ...args, '--port', '0', '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { url, key } = await said(child);
  return {
    ...{ url, key },
    async post(body) {
      const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
      return { status: answer.status, body: await answer.text() };
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function said({ stdout }: ChildProcess): Promise<{ readonly url: string; readonly key: string }> {
  if (stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: stdout }))
    return JSON.parse(line) as { url: string; key: string };
  throw new Error('the witness has ended');
}
