import encodeQR from 'qr';

/** Error correction M, as a camera at arm's length needs it, in the quiet zone of four that ISO/IEC 18004 wants. */
const options = { ecc: 'medium', border: 4 } as const;
const blackOnWhite = '\u001b[30;107m';
const usual = '\u001b[0m';

/** Two rows of modules in one line of half blocks, in colours of their own: it reads on any background. */
export function codeForTerminal(text: string): readonly string[] {
  const rows = encodeQR(text, 'raw', options);
  const pairs = rows.flatMap((row, at) => (at % 2 === 0 ? [[row, rows[at + 1] ?? []] as const] : []));
  return pairs.map(([upper, lower]) => {
    const blocks = upper.map((dark, at) => blockOf(dark, lower[at] === true)).join('');
    return `${blackOnWhite}${blocks}${usual}`;
  });
}

function blockOf(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀';
  return lower ? '▄' : ' ';
}

export const codeAsSvg = (text: string): string => encodeQR(text, 'svg', options);
