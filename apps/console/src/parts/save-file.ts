/** Hands a file made or fetched by this page to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** `records-2026-11-24.csv` */
export function datedName(stem: string, extension: string, at: Date): string {
  return `${stem}-${at.toISOString().slice(0, 10)}.${extension}`;
}
