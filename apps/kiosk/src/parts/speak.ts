import type { Language } from '@vedette/phrases/door';

/** Says a prompt aloud where the browser can; a later one cuts an earlier one short. Never a name. */
export function speak(text: string, language: Language): void {
  if (!('speechSynthesis' in window) || text === '') return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(utterance);
}
