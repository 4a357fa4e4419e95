// House rules that no linter knows: how long a file may be, what a name must say, and that nothing is left for later.
import { functionSizes, median } from './house/functions.ts';
import { codeProblems, countLines, textProblems } from './house/rules.ts';
import { report } from './report.ts';
import { isCode, isTest, listFiles, readText } from './source/list-files.ts';
import { parse } from './source/syntax.ts';

const longFunction = 60;
const isText = (path: string) =>
  /\.(ts|tsx|mjs|js|json|md|yml|yaml|css|html|sql)$|(^|\/)(\.npmrc|run)$/.test(path);

const paths = listFiles();
const files = paths.filter(isCode).map((path) => parse(path, readText(path)));
const product = files.filter(({ path }) => !isTest(path));
const functions = product.flatMap(functionSizes);

const problems = [
  ...files.flatMap(codeProblems),
  ...paths.filter(isText).flatMap((path) => textProblems(path, readText(path))),
];
for (const { place, lines } of functions.filter((size) => size.lines > longFunction)) {
  console.log(`note: ${place}: a function of ${lines} lines`);
}
const lengths = product.map(({ text }) => countLines(text));
report(
  problems,
  `${files.length} files; median file ${median(lengths)} lines (longest ${Math.max(...lengths)}), ` +
    `median function ${median(functions.map((size) => size.lines))} lines`,
);
