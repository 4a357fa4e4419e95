import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNode, root } from './pinned-node.mjs';

let folder = '';
let launcher = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-run-'));
  launcher = join(folder, 'launch.mjs');
  const child = relative(root, join(folder, 'child.ts'));
  const module = JSON.stringify(join(root, 'scripts', 'pinned-node.mjs'));
  writeFileSync(
    launcher,
    `import { runInForeground } from ${module};\nrunInForeground(${JSON.stringify(child)}, process.argv.slice(2));\n`,
  );
  writeFileSync(
    join(folder, 'child.ts'),
    `const wanted: string = process.argv[2] ?? '';
if (wanted === 'wait') {
  process.on('SIGTERM', () => process.exit(7));
  setInterval(() => undefined, 1000);
  console.log('ready');
} else if (wanted === 'die') {
  process.kill(process.pid, 'SIGKILL');
} else {
  process.stdin.on('data', (chunk) => console.log(process.versions.node.split('.')[0], wanted, String(chunk)));
  process.stdin.on('end', () => { process.exitCode = 3; });
}
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const launch = (...args: string[]) =>
  spawn(process.execPath, [launcher, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });

test('hands on arguments, standard input and the exit code', async () => {
  const child = launch('hello');
  child.stdin.end('from outside');
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(output.trim()).toBe(`${process.versions.node.split('.')[0]} hello from outside`);
  expect(code).toBe(3);
});

test('forwards a signal and waits for the answer', async () => {
  const child = launch('wait');
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([7, null]);
});

test('reports death by a signal as a shell does', async () => {
  expect(await once(launch('die'), 'exit')).toEqual([137, null]);
});

test('finds an executable Node', () => {
  expect(findNode()).toMatch(/node$/);
});
