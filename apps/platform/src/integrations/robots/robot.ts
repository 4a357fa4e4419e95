import type { OutwardAnswer, OutwardMessage } from '../outgoing/post-outward.ts';

/** What a message of ours tells: no personal information, and a link for those who may see more. */
export interface Notice {
  readonly title: string;
  /** Lines of plain text. */
  readonly lines: readonly string[];
  /** Where to look, on the console. */
  readonly link: string;
}

/** Where a group's robot takes messages, and with what they are signed; null for a robot that wants no signature. */
export interface RobotAddress {
  readonly url: URL;
  readonly secret: Uint8Array | null;
}

/** One maker of group chats. */
export interface Robot {
  /** Hosts at which its robots live; other hosts are refused when a channel is set. */
  readonly hosts: readonly string[];
  /** @param at milliseconds since 1970 */
  message(notice: Notice, address: RobotAddress, at: number): OutwardMessage;
  /** Whether the answer says that the message was posted: they answer 200 to what they refuse as well. */
  isTaken(answer: OutwardAnswer): boolean;
}

export const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' };

/** The number under which an answer in JSON says how it went; null when it says nothing that we understand. */
export function codeIn(answer: OutwardAnswer, ...names: readonly string[]): number | null {
  if (answer.kind === 'failed' || answer.status !== 200) return null;
  const found = names.map((name) => numberAt(parsed(answer.body), name)).find((code) => code !== null);
  return found ?? null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function numberAt(value: unknown, name: string): number | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'number' ? found : null;
}

/** What would begin a link, a mention or a heading in a message is shown as it is. */
export function plainInMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>@~-]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');
}
