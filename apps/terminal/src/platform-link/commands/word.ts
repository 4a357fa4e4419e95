const longest = 64;

/** A name of a part as a word of the link: `turnstile:gate 1` becomes `turnstile:gate-1`. */
export function word(name: string): string {
  const [first = '', second] = name.toLowerCase().split(/:(.*)/s);
  const plain = (part: string): string => part.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');
  const [head, tail] = [plain(first) || 'part', second === undefined ? '' : plain(second)];
  return (tail === '' ? head : `${head}:${tail}`).slice(0, longest).replace(/[-:]+$/, '');
}
