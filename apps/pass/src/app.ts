import type { Language } from '@vedette/phrases/pass';
import type { PhoneClock } from './clock/clock.ts';
import type { Database } from './keep/database.ts';
import { type KeptPass, newestFirst } from './keep/kept-pass.ts';
import { isKeptPass } from './keep/read-kept.ts';
import { fill, firstLanguage, keepChoice, speak } from './language.ts';
import { type RedeemFault, redeem } from './redeem/redeem.ts';
import { element } from './view/element.ts';
import type { Live } from './view/live-code.ts';
import { button, notice } from './view/notice.ts';
import { passCard } from './view/pass-card.ts';
import { passList } from './view/pass-list.ts';

type Fault = RedeemFault | 'insecure';

/** What the page shows: its passes, and above them what has become of a code. */
interface State {
  readonly passes: readonly KeptPass[];
  readonly chosen: string | null;
  readonly redeeming: string | null;
  readonly fault: { readonly name: Fault; readonly code: string | null } | null;
  readonly said: string | null;
  readonly language: Language;
}

export interface App {
  /** Fetches the pass of a code. */
  take(code: string): Promise<void>;
  load(): Promise<void>;
  tick(): void;
}

/** @param database null where this browser cannot keep a pass */
export function openApp(root: HTMLElement, database: Database | null, clock: PhoneClock): App {
  const first = { passes: [], chosen: null, redeeming: null, fault: null, said: null } as const;
  let state: State = { ...first, language: firstLanguage() };
  let live: Live | null = null;
  let shownOffset = 0;

  const show = (change: Partial<State> = {}): void => {
    state = { ...state, said: null, ...change };
    shownOffset = clock.offset();
    const phrases = speak(state.language);
    const current = state.passes.find(({ id }) => id === state.chosen) ?? state.passes[0];
    const words = { language: state.language, phrases };
    live = current ? passCard({ ...words, kept: current, clock, remove: () => void remove(current) }) : null;
    const list = current && passList(state.passes, current, words, ({ id }) => show({ chosen: id }));
    const parts = [news(phrases), warning(phrases), live?.node ?? null, list ?? null];
    root.replaceChildren(head(phrases), element('main', {}, ...parts));
    live?.tick();
  };
  type Words = ReturnType<typeof speak>;

  const head = (phrases: Words): HTMLElement => {
    const switchTo: Language = state.language === 'en' ? 'zh-CN' : 'en';
    const change = button(phrases.language, () => {
      keepChoice(switchTo);
      show({ language: switchTo });
      root.querySelector<HTMLElement>('header button')?.focus();
    });
    change.lang = switchTo;
    return element('header', {}, element('h1', {}, phrases.title), change);
  };

  const news = (phrases: Words): HTMLElement | null => {
    if (state.redeeming !== null) return notice(phrases.redeem.working, '');
    if (state.fault !== null) return faultNotice(phrases, state.fault);
    if (state.said !== null) return notice(state.said, '');
    return state.passes.length === 0 ? notice(phrases.empty.title, phrases.empty.hint) : null;
  };

  const faultNotice = (phrases: Words, { name, code }: NonNullable<State['fault']>): HTMLElement => {
    const { title, hint } = phrases.fault[name];
    const again = code !== null && (name === 'offline' || name === 'busy' || name === 'answer');
    const retry = again ? [button(phrases.redeem.retry, () => void app.take(code), 'main')] : [];
    const close = button(phrases.redeem.close, () => show({ fault: null }));
    return notice(title, hint, ...retry, ...(name === 'insecure' ? [] : [close]));
  };

  const warning = (phrases: Words): HTMLElement | null => {
    const seconds = Math.round(Math.abs(clock.offset()) / 1_000);
    return seconds === 0
      ? null
      : element('p', { class: 'warning', role: 'status' }, fill(phrases.clock.off, { seconds }));
  };

  const remove = async (kept: KeptPass): Promise<void> => {
    await database?.delete('passes', kept.id);
    const passes = state.passes.filter((other) => other !== kept);
    show({ passes, chosen: null, said: speak(state.language).remove.done });
  };

  const app: App = {
    async load() {
      if (database === null) return show({ fault: { name: 'insecure', code: null } });
      show({ passes: newestFirst((await database.all('passes')).filter(isKeptPass)) });
    },
    async take(code) {
      if (database === null) return;
      show({ redeeming: code, fault: null });
      const redeemed = await redeem(code, database, clock);
      if (!redeemed.ok) return show({ redeeming: null, fault: { name: redeemed.fault, code } });
      const { pass } = redeemed;
      show({ redeeming: null, passes: newestFirst([pass, ...state.passes]), chosen: pass.id });
    },
    tick() {
      if (clock.offset() !== shownOffset) show();
      live?.tick();
    },
  };
  return app;
}
