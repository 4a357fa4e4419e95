import { button, card, element } from './element.ts';
import type { Table } from './table.ts';
import type { Words } from './words.ts';

export interface InputActs {
  readonly add: (files: readonly File[]) => void;
  readonly setKeys: (text: string) => void;
}

/** Where files are laid, and where the verifier says whom he believes. */
export function inputCards(table: Table, acts: InputActs, words: Words): readonly HTMLElement[] {
  return [dropCard(acts, words), keysCard(table, acts, words)];
}

function dropCard({ add }: InputActs, { phrases: { verify } }: Words): HTMLElement {
  const input = element('input', {
    ...{ type: 'file', id: 'files', multiple: true },
    accept: '.json,.jws,.tlog-proof,.txt,.keys',
    change: () => add([...(input.files ?? [])]),
  });
  return element(
    'section',
    {
      class: 'card drop',
      dragover: (event) => event.preventDefault(),
      drop: (event) => {
        event.preventDefault();
        if (event instanceof DragEvent) add([...(event.dataTransfer?.files ?? [])]);
      },
    },
    element('label', { for: 'files' }, verify.drop),
    element('small', { class: 'soft' }, verify.hint),
    input,
  );
}

function keysCard(
  { keys, found }: Table,
  { setKeys }: InputActs,
  { phrases: { verify } }: Words,
): HTMLElement {
  const area = element('textarea', { id: 'keys', rows: 4, spellcheck: 'false' }, keys);
  return card(
    verify.trust,
    element('label', { for: 'keys', class: 'soft' }, verify.trustHelp),
    area,
    found?.areKeysWrong === true ? element('p', { role: 'alert', class: 'wrong' }, verify.trustWrong) : null,
    button(verify.check, () => setKeys(area.value), 'main'),
  );
}
