/**
 * Whether a POSIX shell would run more than one command of this line. The line is looked at as the shell looks at it,
 * quote by quote, and is never given to one.
 */
export function runsMore(line: string): boolean {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote === "'") {
      if (char === "'") quote = '';
    } else if (char === '\\') at++;
    else if (char === '`' || line.startsWith('$(', at)) return true;
    else if (quote === '"') {
      if (char === '"') quote = '';
    } else if (char === "'" || char === '"') quote = char;
    else if (';|&\n'.includes(char)) return true;
  }
  return false;
}
