import type { OperatorStore } from '@vedette/store';

/**
 * Who did something, by name: those who left too, and `vedette` for the terminal itself. An id nobody ever
 * had stands for itself.
 */
export async function actorNames(operators: OperatorStore): Promise<(actor: string | null) => string> {
  const names = new Map<string, string>(await operators.names());
  return (actor) => (actor === null ? 'vedette' : (names.get(actor) ?? actor));
}
