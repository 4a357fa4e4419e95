import { visitRoutes } from '@vedette/contract/platform';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../../api/api-context.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';

const patience = 60_000;

/** Opens the browser's print dialog with a badge; the frame that holds it runs no script and goes afterwards. */
export function usePrintBadge(visit: string) {
  const t = useText();
  const tell = useTell();
  const { call } = useApi();
  const { i18n } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const language = i18n.language === 'en' ? ('en' as const) : ('zh-CN' as const);
  const print = async (): Promise<void> => {
    setBusy(true);
    try {
      const page: unknown = await call(visitRoutes.badge, { params: { id: visit }, query: { language } });
      if (page instanceof Blob)
        printPage(
          await page.text(),
          t(($) => $.platform.visitors.badgeFrame),
        );
    } catch (cause) {
      tell.problem(cause);
    } finally {
      setBusy(false);
    }
  };
  return { print: () => void print(), isBusy };
}

function printPage(html: string, title: string): void {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.className = 'print-frame';
  frame.sandbox.add('allow-same-origin', 'allow-modals');
  frame.srcdoc = html;
  const remove = (): void => frame.remove();
  frame.addEventListener('load', () => {
    const page = frame.contentWindow;
    page?.addEventListener('afterprint', remove);
    page?.print();
    // Some browsers never say that they have printed.
    setTimeout(remove, patience);
  });
  document.body.append(frame);
}
