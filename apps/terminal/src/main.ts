import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceGrade, instant, VedetteError } from '@vedette/domain';
import { openEraser } from '@vedette/erasure';
import { phrases } from '@vedette/phrases';
import { parseStart } from './arguments.ts';
import { parseConfig, type TerminalConfig } from './config.ts';
import { greeting } from './greeting.ts';
import { openHardware } from './lane/hardware.ts';
import { resumeErasing } from './retirement/resume.ts';
import { openTerminal } from './terminal.ts';

/** What the supervisor takes as "start me again" (EX_TEMPFAIL). */
const restartCode = 75;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

function readConfig(folder: string): TerminalConfig {
  const path = join(folder, 'terminal.json');
  if (!existsSync(path)) return parseConfig({});
  try {
    return parseConfig(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof VedetteError) throw cause;
    throw new VedetteError('input-invalid', 'caller', { at: path }, { cause });
  }
}

/** @throws VedetteError input-invalid for a file that is not there: without it no platform would be believed */
function readCa({ platform }: TerminalConfig): string | null {
  if (platform === undefined) return null;
  try {
    return readFileSync(platform.ca, 'utf8');
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: `platform.ca: ${platform.ca}` }, { cause });
  }
}

/** Written by whoever made it, perhaps later than this program starts. */
async function readVoucher(file: string | null): Promise<string | null> {
  if (file === null) return null;
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    return null;
  }
}

async function mediumSize(folder: string): Promise<number> {
  const { blocks, bsize } = await statfs(folder);
  return blocks * bsize;
}

/** What was wrong and what to do, in both languages: nobody knows yet who reads it. */
function explain(cause: unknown): string {
  if (!(cause instanceof VedetteError))
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const { at, problems = [] } = cause.details;
  const said = [phrases['zh-CN'], phrases.en].map(
    ({ errors }) => `  ${errors[cause.code].title} ${errors[cause.code].action}`,
  );
  const places = [
    ...(at === undefined ? [] : [at]),
    ...problems.map(({ path, message }) => `${path}: ${message}`),
  ];
  return [`${cause.code}`, ...said, ...places.map((place) => `  → ${place}`)].join('\n');
}

/** What is being erased is never opened again: an erasure that a power cut stopped goes on, and that is all. */
async function finishErasing(folder: string): Promise<boolean> {
  const media = await resumeErasing(openEraser(), folder, () => instant(Date.now()));
  if (media === null) return false;
  const state = deviceGrade(media) === 'failed' ? 'failed' : 'cleared';
  for (const { kiosk } of [phrases['zh-CN'], phrases.en]) say(kiosk.retirement[state]);
  process.exitCode = state === 'failed' ? 1 : 0;
  return true;
}

async function main(): Promise<void> {
  const start = parseStart(process.argv.slice(2), process.env);
  mkdirSync(start.data, { recursive: true, mode: 0o700 });
  if (await finishErasing(start.data)) return;
  const config = readConfig(start.data);
  const hardware = await openHardware(config);
  let end = async (code: number): Promise<void> => {
    await hardware.close();
    process.exit(code);
  };
  // Before anyone can know that it runs: whoever reads the greeting may already ask it to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(0));
  try {
    const terminal = await openTerminal({
      ...{ start, config, hardware, readVoucher: () => readVoucher(start.voucherFile) },
      platformCa: readCa(config),
      totalBytes: () => mediumSize(start.data),
      restart: () => void end(restartCode),
      retired: () => void hardware.close().finally(() => process.exit(0)),
    });
    end = async (code) => {
      await terminal.close();
      await hardware.close();
      process.exit(code);
    };
    const { kiosk, admin, claimCode: code } = terminal;
    say(greeting({ kiosk, admin, code, data: start.data, keyFile: start.keyFile, demo: start.demo }));
  } catch (cause) {
    process.stderr.write(`${explain(cause)}\n`);
    // Real lanes keep their fire release even when nothing else can work.
    if (!hardware.real) await end(1);
  }
}

main().catch((cause) => {
  process.stderr.write(`${explain(cause)}\n`);
  process.exit(1);
});
