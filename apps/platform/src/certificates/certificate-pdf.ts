import { VedetteError } from '@vedette/domain';
import { certificatePhrases } from '@vedette/phrases/certificate';
import type { StoredCertificate } from '@vedette/store/platform';
import {
  type Certificate,
  certificateDigest,
  type DescribedSection,
  describeCertificate,
  type Row,
  readCertificate,
} from '@vedette/vault/certificate';
import { drawCode, openPdf, type PdfDocument, pdfBytes } from '../module/pdf.ts';

/** In points, on A4. */
const page = { width: 595, height: 842, margin: 48 } as const;
const width = page.width - 2 * page.margin;
const codeSize = 104;
const labelWidth = 150;
const size = { title: 20, section: 11, row: 8.5, note: 8 } as const;
const languages = ['zh-CN', 'en'] as const;

/** What the code on the paper says: where to verify, and which certificate it must be. */
export function certificateLink(origin: string, id: string, digest: string): string {
  return `${origin}/verify/#id=${id}&sha256=${digest}`;
}

/**
 * A certificate to be filed: first all of it in Chinese, then the same in English, each beginning a page with the code.
 * @throws VedetteError `store-damaged` for a stored text that is no certificate
 */
export function certificatePdf(
  { id, jws, index, issuedAt }: Pick<StoredCertificate, 'id' | 'jws' | 'index' | 'issuedAt'>,
  origin: string,
): Promise<Uint8Array> {
  const certificate = readCertificate(jws);
  if (certificate === null) throw new VedetteError('store-damaged', 'world', { at: 'certificate' });
  const info = { Title: `${certificate.profile} ${id}`, CreationDate: new Date(issuedAt) };
  const pdf = openPdf({ size: 'A4', margin: page.margin, info, lang: 'zh-CN' });
  const digest = certificateDigest(jws);
  for (const [at, language] of languages.entries()) {
    if (at > 0) pdf.addPage();
    write(pdf, certificate, { language, origin, index, digest });
  }
  return pdfBytes(pdf);
}

interface Printing {
  readonly language: (typeof languages)[number];
  readonly origin: string;
  readonly index: number;
  readonly digest: string;
}

function write(pdf: PdfDocument, certificate: Certificate, printing: Printing): void {
  const words = certificatePhrases[printing.language];
  head(pdf, certificate, printing);
  for (const section of describeCertificate(certificate, words)) writeSection(pdf, section);
  pdf.moveDown().font('plain').fontSize(size.note).text(words.paper.note, page.margin, pdf.y, { width });
}

function head(pdf: PdfDocument, { id, profile }: Certificate, printing: Printing): void {
  const { language, origin, index, digest } = printing;
  const { title, paper, profile: profiles, verify } = certificatePhrases[language];
  const left = page.width - page.margin - codeSize;
  drawCode(pdf, certificateLink(origin, id, digest), { left, top: page.margin, size: codeSize });
  const beside = { width: width - codeSize - 12 };
  pdf.font('bold').fontSize(size.title).text(title, page.margin, page.margin, beside);
  pdf.fontSize(size.section).text(`${profile} · ${profiles[profile].name}`, beside);
  pdf.font('plain').fontSize(size.row).text(profiles[profile].proves, beside);
  pdf.text(`${verify.doesNot}: ${profiles[profile].doesNot}`, beside);
  pdf.text(paper.verify.replace('{{url}}', `${origin}/verify/`), beside);
  pdf.y = Math.max(pdf.y, page.margin + codeSize) + 4;
  writeRows(pdf, [
    { label: paper.digest, value: digest },
    { label: paper.index, value: String(index) },
  ]);
}

function writeSection(pdf: PdfDocument, { title, rows }: DescribedSection): void {
  if (pdf.y > page.height - page.margin - 60) pdf.addPage();
  pdf.moveDown(0.6).font('bold').fontSize(size.section).text(title, page.margin, pdf.y, { width });
  pdf.moveDown(0.2);
  writeRows(pdf, rows);
}

function writeRows(pdf: PdfDocument, rows: readonly Row[]): void {
  pdf.font('plain').fontSize(size.row);
  for (const { label, value } of rows) {
    const indent = label === null ? 0 : labelWidth;
    const columns = { label: { width: labelWidth - 8 }, value: { width: width - indent } };
    const height = Math.max(
      label === null ? 0 : pdf.heightOfString(label, columns.label),
      pdf.heightOfString(value, columns.value),
    );
    if (pdf.y + height > page.height - page.margin) pdf.addPage();
    const top = pdf.y;
    if (label !== null) pdf.text(label, page.margin, top, columns.label);
    pdf.text(value, page.margin + indent, top, columns.value);
    pdf.y = top + height + 2;
  }
}
