import { readFile } from 'node:fs/promises';

/** The trimmed text of a file of /sys or /proc; null where there is none or it says nothing. */
export async function sysText(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
}

export async function sysNumber(path: string): Promise<number | null> {
  const text = await sysText(path);
  const number = text === null ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
