/** Sets `hostile` on the window where a page takes a name for more than text. */
const mark = 'globalThis.hostile=1';

const markup = [
  `<script>${mark}</script>`,
  `<img src=x onerror="${mark}">`,
  `<svg/onload=${mark}>`,
  `"><details open ontoggle=${mark}>`,
  `javascript:${mark}`,
  `</title><script>${mark}</script>`,
  `<iframe srcdoc="<script>parent.hostile=1</script>">`,
  `<style>@import 'http://example.invalid/x.css'</style>`,
  '<!--',
  ']]>',
  '&lt;b&gt;&#x0;&amp;',
  '<a href="//example.invalid">here</a>',
];
const queries = [
  `'; DROP TABLE person; --`,
  `" OR 1=1 --`,
  `Robert'); DELETE FROM record;--`,
  `' UNION SELECT key FROM secret--`,
  '%',
  '_%',
  '*',
  'name:*',
  '"unfinished',
  'NEAR(a b)',
  'AND OR NOT',
];
const templates = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of somebody else's
  '${7*7}',
  '{{7*7}}',
  '{{name}}',
  '$t(errors.internal.title)',
  '<%= 7*7 %>',
  '#{7*7}',
  '%s%n%x%p',
  '{0}',
  '\\u0041\\x41',
  '$(id)',
  '`id`',
  '| id',
  '; id',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
  '${jndi:ldap://example.invalid/a}',
];
const writing = [
  'علي بن أبي',
  'שלום עולם',
  '\u202egnp.exe',
  '\u2066left\u2069 right',
  'zero\u200bwidth\u200djoin\ufeff',
  '👩‍👩‍👧‍👦 family',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'Z̷̢a̸͜l̶̨g̴o̵',
  'ﷺ',
  'e\u0301 é',
  '\u00a0\u3000wide',
  '𠮷野家',
  'İıſK',
  '\ufffd',
  '\ufffe',
];
const sheets = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '=cmd|"/C calc"!A0',
  '＝1+1',
  '\t=1+1',
  ' =1+1',
  "'=1+1",
  '"=1+1"',
];
const paths = [
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/dev/null',
  'C:\\CON',
  'nul',
  '%2e%2e%2f',
  'file:///etc/passwd',
  '.',
  '..',
];
const objects = [
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '[]',
  '{}',
  '-0',
  '1e999',
];
const controls = [
  '\u0000',
  'a\u0000b',
  '\u0007',
  'two\nlines',
  'a\rb',
  '\u001b[31mred',
  '\u007f',
  'a\u2028b',
  '\u2029',
];
const broken = ['\ud800', 'a\udc00', '\udfff\ud800', 'x\ud83d', ''];
const blank = [' ', '\u3000', '\u00a0'];
const long = ['a'.repeat(100), 'a'.repeat(101), '名'.repeat(100), '👍'.repeat(51), 'x'.repeat(10_000)];

const kinds = [
  markup,
  queries,
  templates,
  writing,
  sheets,
  paths,
  objects,
  controls,
  broken,
  blank,
  long,
].flat();
const dresses: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `王 ${text}`,
  (text) => `${text} O'Neil`,
  (text) => text.toUpperCase(),
  (text) => `${text}${text}`,
  (text) => `"${text}"`,
  (text) => `<b>${text}</b>`,
  (text) => [...text].toReversed().join(''),
  (text) => `=${text}`,
  (text) => `../${text}`,
  (text) => `\u202e${text}`,
];

/** So many strings that have broken software elsewhere, no two alike. */
export function hostileStrings(count: number): readonly string[] {
  const all = new Set(dresses.flatMap((dress) => kinds.map(dress)));
  return [...all].slice(0, count);
}
