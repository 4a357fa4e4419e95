// Simulated sentinels against a platform: `npx vedette simulate` starts it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openCity } from './city.ts';
import { startOwnPlatform } from './own-platform.ts';

const usage = `vedette simulate sentinel|city [options]
  --join URL          a platform that runs; without it one of its own is started, and is gone afterwards
  --voucher-file F    with --join: the voucher that lets the sentinels in
  --sentinels N       how many (city: 100)
  --rate R            records of all together in a second (sentinel: 1, city: 100)
  --burst B           records that a sentinel has at a time (1)
  --seconds S         for how long (10)
  --json              one last line of JSON`;

const exitCodes = { lost: 1, usage: 3 } as const;

interface Request {
  readonly join: string | undefined;
  readonly voucherFile: string | undefined;
  readonly sentinels: number;
  readonly rate: number;
  readonly burst: number;
  readonly seconds: number;
  readonly json: boolean;
}

/** @throws RangeError for what cannot be asked */
function readRequest(): Request | 'help' {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ join: text, 'voucher-file': text, sentinels: text, rate: text, burst: text, seconds: text },
      ...{ json: { type: 'boolean' }, help: { type: 'boolean' } },
    },
  });
  const [what = ''] = positionals;
  if (values.help === true) return 'help';
  if (!['sentinel', 'city'].includes(what) || positionals.length > 1)
    throw new RangeError('sentinel or city');
  const isCity = what === 'city';
  if ((values.join === undefined) !== (values['voucher-file'] === undefined))
    throw new RangeError('--join and --voucher-file go together');
  return {
    ...{ join: values.join, voucherFile: values['voucher-file'], json: values.json === true },
    sentinels: isCity ? within(values.sentinels ?? '100', '--sentinels', 1, 10_000) : 1,
    rate: within(values.rate ?? (isCity ? '100' : '1'), '--rate', 0.01, 100_000),
    burst: within(values.burst ?? '1', '--burst', 1, 200),
    seconds: within(values.seconds ?? '10', '--seconds', 0, 86_400),
  };
}

function within(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw new RangeError(`${name} is a number from ${least} to ${most}`);
}

async function simulate(request: Request): Promise<boolean> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const own = request.join === undefined ? await startOwnPlatform() : null;
  const origin = own?.origin ?? request.join ?? '';
  say(`platform  ${origin}`);
  const { voucherFile, sentinels } = request;
  const voucher = own ? await own.voucher(sentinels) : readFileSync(voucherFile ?? '', 'utf8').trim();
  const progress = (joined: number): void => {
    if (joined % 1000 === 0 || joined === sentinels) say(`joined    ${joined} of ${sentinels}`);
  };
  const city = await openCity({ ...request, origin, voucher, progress });
  try {
    const started = performance.now();
    await city.live(request.seconds);
    const seconds = (performance.now() - started) / 1000;
    return print(request, { seconds, city });
  } finally {
    await city.close();
    await own?.close();
  }
}

function print(
  { json }: Request,
  { seconds, city }: { seconds: number; city: Awaited<ReturnType<typeof openCity>> },
) {
  const waits = city.receipts.waits().toSorted((a, b) => a - b);
  const quantile = (share: number): number => Math.round(waits[Math.floor(waits.length * share)] ?? 0);
  const figures = {
    ...{ sentinels: city.sentinels.length, connected: city.connected() },
    ...{ made: city.made(), kept: city.receipts.kept(), setAside: city.receipts.setAside() },
    perSecond: Math.round(city.receipts.kept() / seconds),
    ...{ receiptMsP50: quantile(0.5), receiptMsP99: quantile(0.99) },
    simulatorMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
  for (const [name, value] of Object.entries(figures))
    process.stdout.write(`  ${name.padEnd(14)} ${value}\n`);
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  return figures.kept === figures.made;
}

try {
  const request = readRequest();
  if (request === 'help') process.stdout.write(`${usage}\n`);
  else if (!(await simulate(request))) process.exitCode = exitCodes.lost;
} catch (error) {
  const isUsage =
    error instanceof RangeError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(
    `${error instanceof Error ? error.message : error}\n${isUsage === true ? `${usage}\n` : ''}`,
  );
  process.exitCode = isUsage === true ? exitCodes.usage : exitCodes.lost;
}
