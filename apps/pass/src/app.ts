import type { PhoneClock } from './clock/clock.ts';
import { askToPersist, type Database } from './keep/database.ts';
import { type KeptPass, newestFirst } from './keep/kept-pass.ts';
import { isKeptPass } from './keep/read-kept.ts';
import { firstLanguage, keepChoice } from './language.ts';
import { redeem } from './redeem/redeem.ts';
import type { State } from './state.ts';
import { openPage } from './view/page.ts';

export interface App {
  load(): Promise<void>;
  /** Fetches the pass of a code. */
  take(code: string): Promise<void>;
  tick(): void;
}

/** @param database what keeps the passes, or why nothing can keep them here */
export function openApp(
  root: HTMLElement,
  database: Database | 'insecure' | 'storage',
  clock: PhoneClock,
): App {
  let state: State = { language: firstLanguage(), passes: [], chosen: null, news: null };
  let shownOffset = 0;
  const show = (change: Partial<State>): void => {
    state = { ...state, news: null, ...change };
    shownOffset = clock.offset();
    page.show(state);
  };

  const take = async (code: string): Promise<void> => {
    if (typeof database === 'string') return;
    show({ news: { kind: 'redeeming' } });
    const redeemed = await redeem(code, database, clock);
    if (!redeemed.ok) return show({ news: { kind: 'fault', fault: redeemed.fault, code } });
    const { pass } = redeemed;
    show({ passes: newestFirst([pass, ...state.passes]), chosen: pass.id });
    await askToPersist();
  };
  const remove = async (kept: KeptPass): Promise<void> => {
    if (typeof database !== 'string') await database.delete('passes', kept.id);
    const passes = state.passes.filter((other) => other !== kept);
    show({ passes, chosen: null, news: { kind: 'deleted' } });
    page.focusHead();
  };

  const page = openPage(root, clock, {
    speak(language) {
      keepChoice(language);
      show({ language, news: state.news });
    },
    choose({ id }) {
      show({ chosen: id });
      page.focusChosen();
    },
    remove: (kept) => void remove(kept),
    take: (code) => void take(code),
    dismiss() {
      show({});
      page.focusHead();
    },
  });
  return {
    take,
    async load() {
      if (typeof database === 'string') return show({ news: { kind: 'fault', fault: database, code: null } });
      show({ passes: newestFirst((await database.all('passes')).filter(isKeptPass)) });
    },
    tick() {
      if (clock.offset() !== shownOffset) show({ news: state.news });
      page.tick();
    },
  };
}
