/** The kind itself, or with the first number that makes an id that is not taken. */
export function suggestedId(kind: string, taken: readonly string[]): string {
  if (!taken.includes(kind)) return kind;
  let number = 2;
  while (taken.includes(`${kind}-${number}`)) number++;
  return `${kind}-${number}`;
}
