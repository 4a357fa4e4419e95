import { expect, test } from 'vitest';
import { agentName } from './agent-name.ts';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test('a browser is told from those it pretends to be', () => {
  expect(
    agentName(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/140.0 Safari/537.36 Edg/140.0`),
  ).toBe('Edge · Windows');
  expect(agentName(`Mozilla/5.0 (Linux; Android 14) ${webKit} Chrome/140.0 Mobile Safari/537.36`)).toBe(
    'Chrome · Android',
  );
});

test('something else is shown as it calls itself, in short', () => {
  expect(agentName('curl/8.5.0')).toBe('curl/8.5.0');
  expect(agentName('x'.repeat(300))).toHaveLength(40);
  expect(agentName(null)).toBeNull();
});
