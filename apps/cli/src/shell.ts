import { type Instant, instant } from '@vedette/domain';
import { type CliPhrases, cliPhrases, type Language, type Phrases, phrases } from '@vedette/phrases';
import { languageOf } from './language.ts';
import { type Sink, sinkOf } from './output/sink.ts';

/** What a command finds around it. */
export interface Shell {
  readonly language: Language;
  readonly phrases: Phrases;
  readonly words: CliPhrases;
  readonly environment: NodeJS.ProcessEnv;
  readonly input: NodeJS.ReadableStream;
  readonly output: Sink;
  readonly errors: Sink;
  /** Failures are told with their stack. */
  readonly verbose: boolean;
  /** Failures are told as JSON. */
  readonly json: boolean;
  readonly now: () => Instant;
  /** Says how the command ended, when it is not 0. */
  readonly leave: (code: number) => void;
}

/** What a command takes of the process that it runs in. */
interface OwnProcess {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: Parameters<typeof sinkOf>[0];
  readonly stderr: Parameters<typeof sinkOf>[0];
  exitCode?: number | string | null | undefined;
}

export function openShell(self: OwnProcess, argv: readonly string[]): Shell {
  const language = languageOf(argv, self.env);
  return {
    language,
    phrases: phrases[language],
    words: cliPhrases[language],
    environment: self.env,
    input: self.stdin,
    output: sinkOf(self.stdout),
    errors: sinkOf(self.stderr),
    verbose: argv.includes('--verbose'),
    json: argv.includes('--json'),
    now: () => instant(Date.now()),
    leave: (code) => {
      self.exitCode = code;
    },
  };
}
