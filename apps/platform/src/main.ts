import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { phrases } from '@vedette/phrases';
import { faultDetails, type Logs, openLogs } from '@vedette/server';
import { configFile, type PlatformConfig, parseConfig, parseStart, type StartArguments } from './config.ts';
import { greeting, readyLine } from './greeting.ts';
import { openPlatform } from './platform.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function readConfig(start: StartArguments): PlatformConfig {
  const path = configFile(start);
  if (!existsSync(path)) return parseConfig({}, start.said);
  try {
    return parseConfig(JSON.parse(readFileSync(path, 'utf8')), start.said);
  } catch (cause) {
    if (cause instanceof VedetteError) throw cause;
    throw new VedetteError('input-invalid', 'caller', { at: path }, { cause });
  }
}

function logsOf({ data }: StartArguments, { logTo, logLevel }: PlatformConfig): Logs {
  const folder = join(data, 'logs');
  if (logTo === 'file') mkdirSync(folder, { recursive: true, mode: 0o700 });
  const where = logTo === 'file' ? { file: join(folder, 'platform.log') } : { to: process.stderr };
  return openLogs({ level: logLevel, now: Date.now, ...where });
}

/** What was wrong and what to do, in both languages: nobody knows yet who reads it. */
function explain(cause: unknown): string {
  if (!(cause instanceof VedetteError))
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const { at, values = {}, problems = [] } = cause.details;
  const said = [phrases['zh-CN'], phrases.en].map(
    ({ errors }) => `  ${errors[cause.code].title} ${errors[cause.code].action}`,
  );
  const places = [
    ...(at === undefined ? [] : [at]),
    ...Object.entries(values).map(([name, value]) => `${name}: ${value}`),
    ...problems.map(({ path, message }) => `${path}: ${message}`),
  ];
  return [cause.code, ...said, ...places.map((place) => `  → ${place}`)].join('\n');
}

async function main(): Promise<void> {
  const start = parseStart(process.argv.slice(2), process.env);
  mkdirSync(start.data, { recursive: true, mode: 0o700 });
  const config = readConfig(start);
  const log = logsOf(start, config);
  const opening = openPlatform({ start, config, log });
  const end = async (): Promise<void> => {
    const platform = await opening.catch(() => null);
    await platform?.close();
    log.close();
    process.exit(0);
  };
  // Before anyone can know that it runs: whoever reads the ready line may already ask it to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end());
  process.on('unhandledRejection', (cause) => log.error('unhandled', faultDetails(cause)));
  const platform = await opening;
  log.info('started', { port: platform.port });
  say(greeting(platform));
  say(readyLine(platform));
}

main().catch((cause) => {
  process.stderr.write(`${explain(cause)}\n`);
  process.exit(1);
});
