import type { PassPhrases } from '@vedette/phrases/pass';
import type { Actions, News, PageFault, State } from '../state.ts';
import { button, emptyNotice, notice } from './notice.ts';

/** Faults that may be over the next time. */
const passing: ReadonlySet<PageFault> = new Set(['offline', 'busy', 'answer']);

/** What has become of a code, or that there is no pass yet; null where there is nothing to say. */
export function newsOf(state: State, phrases: PassPhrases, actions: Actions): HTMLElement | null {
  const { news, passes } = state;
  if (news?.kind === 'redeeming') return notice(phrases.redeem.working, '');
  if (news?.kind === 'deleted') return notice(phrases.remove.done, '');
  if (news?.kind === 'fault') return faultNotice(news, phrases, actions);
  return passes.length === 0 ? emptyNotice(phrases.empty.title, phrases.empty.hint) : null;
}

function faultNotice(
  { fault, code }: Extract<News, { kind: 'fault' }>,
  { fault: faults, redeem }: PassPhrases,
  actions: Actions,
): HTMLElement {
  const { title, hint } = faults[fault];
  const buttons: HTMLElement[] = [];
  if (code !== null && passing.has(fault))
    buttons.push(button(redeem.retry, () => actions.take(code), 'main'));
  // Without a code it is the browser that cannot keep a pass: closing would show an empty page.
  if (code !== null) buttons.push(button(redeem.close, () => actions.dismiss()));
  return notice(title, hint, ...buttons);
}
