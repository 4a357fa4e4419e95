import { createRequire } from 'node:module';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { codeRows } from '../visitors/code-rows.ts';

export type PdfDocument = InstanceType<typeof PDFDocument>;

const require = createRequire(import.meta.url);
/** Beside the package's own program: its folders are not exported. */
const font = (weight: 'Regular' | 'Bold'): string =>
  join(require.resolve('@embedpdf/fonts-sc'), `../../fonts/NotoSansHans-${weight}.otf`);

/** Light modules around a code, as ISO/IEC 18004 demands. */
const quiet = 4;

/** A document whose fonts, `plain` and `bold`, know Chinese; what is written in them carries its own glyphs. */
export function openPdf(options: ConstructorParameters<typeof PDFDocument>[0]): PdfDocument {
  const pdf = new PDFDocument(options);
  return pdf.registerFont('plain', font('Regular')).registerFont('bold', font('Bold'));
}

/** Smaller until it fits on one line, and never too small to read. @param width, size in points */
export function fitting(pdf: PdfDocument, text: string, size: number, width: number, least: number): number {
  const wide = pdf.fontSize(size).widthOfString(text);
  return Math.max(least, Math.min(size, Math.floor((size * width) / Math.max(1, wide))));
}

/** A QR code with its quiet zone. @param at left, top and size in points */
export function drawCode(
  pdf: PdfDocument,
  text: string,
  { left, top, size }: { readonly left: number; readonly top: number; readonly size: number },
): void {
  const rows = codeRows(text);
  const unit = size / (rows.length + 2 * quiet);
  rows.forEach((row, y) => {
    [...row].forEach((dark, x) => {
      if (dark === '1') pdf.rect(left + (x + quiet) * unit, top + (y + quiet) * unit, unit, unit);
    });
  });
  pdf.fill('black');
}

export function pdfBytes(pdf: PdfDocument): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  return new Promise((done, fail) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => done(Buffer.concat(parts)));
    pdf.on('error', fail);
    pdf.end();
  });
}
