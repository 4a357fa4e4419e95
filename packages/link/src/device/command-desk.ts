import {
  type Command,
  type CommandAnswer,
  type CommandFailure,
  type CommandId,
  commandIdSchema,
  commandSchema,
} from '@vedette/contract/link';
import { commandKinds, isOnce, longestLife } from '@vedette/domain';
import type { Conversation } from './conversation.ts';
import type { LinkTime } from './link-time.ts';
import type { CommandMemory, CommandOutcome, CommandRunner } from './ports.ts';

export interface DeskNeeds {
  readonly commands: CommandMemory;
  readonly runner: CommandRunner;
  readonly time: LinkTime;
  readonly troubled: (error: unknown) => void;
  /** Commands that run now, over all lines of this process. */
  readonly running: Set<CommandId>;
}

/** Somebody's clock is too far off to say whether a door's command is still good. */
const doubtful = 5_000;

/** Takes commands: each that opens a lane at most once, each other at least once and by its id. */
export class CommandDesk {
  readonly #needs: DeskNeeds;
  readonly #talk: Conversation;

  constructor(needs: DeskNeeds, talk: Conversation) {
    this.#needs = needs;
    this.#talk = talk;
  }

  /** Tells what was not told yet. What was begun by a process that is no more has been interrupted. */
  async start(): Promise<void> {
    for (const outcome of await this.#needs.commands.untold()) {
      if (outcome.state !== 'acknowledged') await this.#tell(outcome);
      else if (!this.#needs.running.has(outcome.command))
        await this.#end(failed(outcome.command, 'interrupted'));
    }
  }

  async take(said: unknown): Promise<void> {
    const parsed = commandSchema.safeParse(said);
    if (!parsed.success) return this.#refuse(said);
    const command = parsed.data;
    if (this.#needs.running.has(command.id)) return;
    // Before anything is waited for: the same command may come twice at once.
    this.#needs.running.add(command.id);
    try {
      await this.#carryOut(command);
    } catch (error) {
      this.#needs.troubled(error);
    } finally {
      this.#needs.running.delete(command.id);
    }
  }

  async #carryOut(command: Command): Promise<void> {
    const { commands, runner } = this.#needs;
    const known = await commands.find(command.id);
    if (known !== null && known.state !== 'acknowledged') return this.#tell(known);
    if (known !== null && isOnce(command.kind)) return this.#end(failed(command.id, 'interrupted'));
    const failure = this.#faultOf(command);
    if (failure !== null) return this.#end(failed(command.id, failure));
    const begun: CommandAnswer = { command: command.id, state: 'acknowledged' };
    // Durable first: a lane whose command was begun does not open again, whatever happens in between.
    await commands.put(begun);
    if (this.#faultOf(command) === 'expired') return this.#end(failed(command.id, 'expired'));
    void this.#talk.insist({ type: 'command-answer', answer: begun });
    await this.#end(await runner.run(command).catch((error: unknown) => this.#crashed(command, error)));
  }

  #crashed({ id }: Command, error: unknown): CommandOutcome {
    this.#needs.troubled(error);
    return failed(id, 'internal');
  }

  #faultOf({ kind, givenAt, notAfter }: Command): CommandFailure | null {
    const now = this.#needs.time.now();
    if (now >= notAfter) return 'expired';
    if (notAfter - givenAt > longestLife(kind)) return 'malformed';
    if (!isOnce(kind)) return null;
    const { uncertainty } = this.#needs.time.report();
    // By the platform's clock: one that was given long after now was not given now.
    if (uncertainty === null || uncertainty > doubtful || givenAt > now + doubtful) return 'clock-doubtful';
    return null;
  }

  async #end(outcome: CommandOutcome): Promise<void> {
    await this.#needs.commands.put(outcome);
    await this.#tell(outcome);
  }

  async #tell(outcome: CommandOutcome): Promise<void> {
    const answer = await this.#talk.insist({ type: 'command-answer', answer: outcome });
    if (answer?.type === 'taken') await this.#needs.commands.told(outcome.command);
  }

  async #refuse(said: unknown): Promise<void> {
    const has = typeof said === 'object' && said !== null ? (said as { id?: unknown; kind?: unknown }) : {};
    const id = commandIdSchema.safeParse(has.id);
    if (!id.success) return;
    const isKnown = (commandKinds as readonly unknown[]).includes(has.kind);
    const answer = failed(id.data, isKnown ? 'malformed' : 'unknown-kind');
    await this.#talk.insist({ type: 'command-answer', answer });
  }
}

function failed(command: CommandId, failure: CommandFailure): CommandOutcome {
  return { command, state: 'failed', failure, result: [] };
}
