import { openApp } from './app.ts';
import { openClock } from './clock/clock.ts';
import { type Database, openDatabase } from './keep/database.ts';
import { canHoldKeys } from './keep/holder-key.ts';
import { registerOffline } from './offline/register.ts';
import { stayAwake } from './offline/stay-awake.ts';
import { enrolCode } from './redeem/enrol-code.ts';
import './styles.css';

const ticksPerSecond = 5;

/** Takes the code out of the address, so that neither history nor a bookmark keeps it. */
function takeCode(): string | null {
  const code = enrolCode(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return code;
}

async function start(root: HTMLElement): Promise<void> {
  const clock = openClock();
  const app = openApp(root, await keptHere(), clock);
  await app.load();
  const follow = async (): Promise<void> => {
    const code = takeCode();
    if (code !== null) await app.take(code);
  };
  window.addEventListener('hashchange', () => void follow());
  window.setInterval(() => app.tick(), 1_000 / ticksPerSecond);
  const lookAtClock = (): void => {
    if (document.visibilityState === 'visible') void clock.ask().then(() => app.tick());
  };
  document.addEventListener('visibilitychange', lookAtClock);
  window.addEventListener('online', lookAtClock);
  lookAtClock();
  stayAwake();
  await follow();
  await registerOffline();
}

async function keptHere(): Promise<Database | 'insecure' | 'storage'> {
  if (!canHoldKeys()) return 'insecure';
  try {
    return await openDatabase();
  } catch {
    return 'storage';
  }
}

const root = document.getElementById('root');
if (root !== null) void start(root);
