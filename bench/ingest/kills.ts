import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { serverProcess } from './server-process.ts';
import type { Stage } from './stage.ts';

/** What is there of what was made, after platform and database were killed while it came. */
export async function killFigures(stage: Stage, kills: number) {
  const [before, alreadyThere] = [await countOf(stage), await distinctOf(stage)];
  const city = await stage.city({ sentinels: 32, burst: 20, rate: 4_000 });
  let isOver = false;
  const killing = (async () => {
    for (let kill = 0; kill < kills && !isOver; kill += 1) {
      await pause(1_500 + 1_500 * Math.random());
      if (kill % 2 === 0) await killPlatform(stage);
      else await killDatabase(stage);
    }
  })();
  await city.live(kills * 6 + 2, 180_000);
  isOver = true;
  await killing;
  const [there, distinct] = [(await countOf(stage)) - before, (await distinctOf(stage)) - alreadyThere];
  await city.close();
  return { kills, madeUnderKills: city.made(), lost: city.made() - distinct, twice: there - distinct };
}

async function killPlatform(stage: Stage): Promise<void> {
  const { process: platform } = stage.platform();
  const gone = once(platform, 'exit');
  platform.kill('SIGKILL');
  await gone;
  await stage.restart();
}

/** Its supervisor, in this process, starts it again. */
async function killDatabase({ database }: Stage): Promise<void> {
  const back = new Promise<void>((done) => {
    const end = database.onFault(({ kind }) => {
      if (kind !== 'server-back') return;
      end();
      done();
    });
  });
  process.kill(await serverProcess(database), 'SIGKILL');
  await back;
}

const countOf = ({ database }: Stage) => numberBy(database, 'select count(*) as n from pass_record');
const distinctOf = ({ database }: Stage) =>
  numberBy(database, 'select count(distinct id) as n from pass_record');

async function numberBy({ pool }: Stage['database'], query: string): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(query);
  return Number(rows[0]?.n);
}
