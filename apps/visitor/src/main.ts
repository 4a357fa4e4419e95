import { hostPage } from './host/host-page.ts';
import { listedPage } from './listed/listed-page.ts';
import { noLink, openPage } from './view/page.ts';
import { visitPage } from './visit/visit-page.ts';
import { walkInPage } from './walk-in/walk-in-page.ts';
import { firstLanguage } from './words.ts';
import './styles.css';

const pages = { visit: visitPage, host: hostPage, 'walk-in': walkInPage, listed: listedPage } as const;
type PageName = keyof typeof pages;

/** The last part of the path says which page it is; the secret stands behind `#`, which no server sees. */
function pageName(path: string): PageName {
  const found = (Object.keys(pages) as PageName[]).find((name) =>
    path.replace(/\/+$/, '').endsWith(`/${name}`),
  );
  return found ?? 'visit';
}

function start(root: HTMLElement): void {
  const name = pageName(location.pathname);
  const page = openPage(root, firstLanguage(), name);
  const token = location.hash.slice(1);
  if (/^[\w-]{43}$/.test(token)) void pages[name](page, token);
  else page.show(noLink);
}

const root = document.getElementById('root');
if (root !== null) {
  start(root);
  window.addEventListener('hashchange', () => start(root));
}
