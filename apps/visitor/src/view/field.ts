import { element } from './element.ts';

export interface FieldOptions {
  readonly type?: 'text' | 'tel' | 'email';
  readonly value?: string | null;
  readonly hint?: string;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly max?: number;
  readonly pattern?: string;
}

/** A labelled line to be filled in; its value is read by its name. */
export function field(name: string, label: string, options: FieldOptions = {}): HTMLElement {
  const { type = 'text', value, hint, required = false, autocomplete = 'off', max = 100, pattern } = options;
  const id = `field-${name}`;
  const input = element('input', {
    ...{ id, name, type, required, autocomplete, maxlength: max },
    ...(pattern === undefined ? {} : { pattern }),
    ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }),
  });
  input.value = value ?? '';
  return element(
    'p',
    { class: 'field' },
    element('label', { for: id }, label),
    input,
    hint === undefined ? null : element('small', { id: `${id}-hint` }, hint),
  );
}

/** The texts of a form; an empty one is null. */
export function textsOf(form: HTMLFormElement): ReadonlyMap<string, string | null> {
  const inputs = Array.from(form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'));
  return new Map(inputs.map(({ name, value }) => [name, value.trim() === '' ? null : value.trim()]));
}

/** A form that is sent once at a time. */
export function formOf(
  send: (texts: ReadonlyMap<string, string | null>) => Promise<void>,
  ...children: Node[]
) {
  const form: HTMLFormElement = element('form', {
    submit: (event) => {
      event.preventDefault();
      const buttons = Array.from(form.querySelectorAll('button'));
      for (const one of buttons) one.disabled = true;
      void send(textsOf(form)).finally(() => {
        for (const one of buttons) one.disabled = false;
      });
    },
  });
  form.append(...children);
  return form;
}
