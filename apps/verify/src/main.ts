import { contentCards } from './content-cards.ts';
import { button, element } from './element.ts';
import { inputCards } from './input-cards.ts';
import { look, namedDigest } from './look.ts';
import { emptyTable, type Table } from './table.ts';
import { verdictCard } from './verdict-card.ts';
import { firstLanguage, keepLanguage, wordsIn } from './words.ts';
import './styles.css';

/** Longer than any bundle: what is longer is no certificate. */
const fileBytesAtMost = 8 * 1024 * 1024;

function start(root: HTMLElement): void {
  let words = wordsIn(firstLanguage());
  let table: Table = emptyTable;
  const heading = element('h1');
  const language = button('', () => {
    words = wordsIn(words.language === 'en' ? 'zh-CN' : 'en');
    keepLanguage(words.language);
    draw();
  });
  const main = element('main');
  root.replaceChildren(element('header', {}, heading, language), main);

  const change = async (next: Partial<Table>): Promise<void> => {
    const { texts, keys } = { ...table, ...next };
    const found = texts.length === 0 ? null : await look(texts, keys, namedDigest(location.hash));
    table = { texts, keys, found };
    draw();
  };
  const add = async (files: readonly File[]): Promise<void> => {
    const small = files.filter(({ size }) => size <= fileBytesAtMost);
    const texts = await Promise.all(small.map((file) => file.text()));
    await change({ texts: [...table.texts, ...texts] });
  };

  function draw(): void {
    const { verify } = words.phrases;
    document.documentElement.lang = words.language;
    document.title = `${verify.title} · Vedette`;
    heading.textContent = verify.title;
    language.textContent = verify.language;
    language.lang = words.language === 'en' ? 'zh-CN' : 'en';
    const acts = {
      add: (files: readonly File[]) => void add(files),
      setKeys: (keys: string) => void change({ keys }),
    };
    const { found } = table;
    main.replaceChildren(
      ...(found === null ? [element('p', { class: 'soft' }, verify.intro)] : [verdictCard(found, words)]),
      ...inputCards(table, acts, words),
      ...(found === null ? [] : contentCards(found, words)),
      ...(found === null ? [] : [button(verify.again, () => void change(emptyTable))]),
    );
  }
  draw();
}

const root = document.getElementById('root');
if (root !== null) start(root);
