import { VedetteError } from '@vedette/domain';
import { languages } from '@vedette/phrases';
import { type Command, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { audit } from './commands/audit.ts';
import { bench } from './commands/bench.ts';
import { certificateShow, certificateVerify } from './commands/certificate.ts';
import { credentialIssuePass } from './commands/credential-issue-pass.ts';
import { credentialRules } from './commands/credential-rules.ts';
import { credentialVerify } from './commands/credential-verify.ts';
import { custodyJoin, custodySplit } from './commands/custody.ts';
import { decideCommand } from './commands/decide.ts';
import { doctor } from './commands/doctor.ts';
import { dutyCheck } from './commands/duty-check.ts';
import { dutyPreset } from './commands/duty-preset.ts';
import { erase } from './commands/erase.ts';
import { faceCalibrate } from './commands/face-calibrate.ts';
import { faceCompare } from './commands/face-compare.ts';
import { faceEmbed } from './commands/face-embed.ts';
import { gatewaySimulate } from './commands/gateway-simulate.ts';
import { keeper } from './commands/keeper.ts';
import { peopleImport } from './commands/people-import.ts';
import { platform } from './commands/platform.ts';
import { qrDecode } from './commands/qr-decode.ts';
import { readerInstallOsdp } from './commands/reader-install-osdp.ts';
import { records } from './commands/records.ts';
import { retire } from './commands/retire.ts';
import { simulate } from './commands/simulate.ts';
import { start } from './commands/start.ts';
import { terminal } from './commands/terminal.ts';
import { updateNewKeys, updatePack, updateRoot, updateTargets } from './commands/update.ts';
import { witness } from './commands/witness.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { describeError, errorText } from './output/describe-error.ts';
import { OutputClosed } from './output/sink.ts';
import type { Shell } from './shell.ts';
import { CommandFailure } from './usage/command-failure.ts';
import { newCommand } from './usage/new-command.ts';
import { UsageError, usageText } from './usage/usage-error.ts';

/** Runs one command; every failure becomes words and an exit code. */
export async function runCommandLine(shell: Shell, argv: readonly string[]): Promise<void> {
  try {
    await program(shell).parseAsync(argv, { from: 'user' });
  } catch (error) {
    shell.leave(await tell(shell, error));
  }
}

/** Commands declare themselves here and load their work when it runs: the models' runtime alone takes longer. */
function program(shell: Shell): Command {
  const { help } = shell.words;
  return newCommand(shell, 'vedette', help.about)
    .version(manifest.version, '-V, --version', help.version)
    .addOption(new Option('--lang <language>', help.lang).choices(languages))
    .option('--verbose', help.verbose)
    .addHelpText('after', `\n${help.exits}`)
    .addCommand(start(shell))
    .addCommand(terminal(shell))
    .addCommand(platform(shell))
    .addCommand(audit(shell))
    .addCommand(group(shell, 'face', faceEmbed, faceCompare, faceCalibrate))
    .addCommand(decideCommand(shell))
    .addCommand(group(shell, 'duty', dutyPreset, dutyCheck))
    .addCommand(group(shell, 'people', peopleImport))
    .addCommand(group(shell, 'credential', credentialVerify, credentialIssuePass, credentialRules))
    .addCommand(group(shell, 'certificate', certificateVerify, certificateShow))
    .addCommand(witness(shell))
    .addCommand(keeper(shell))
    .addCommand(group(shell, 'custody', custodySplit, custodyJoin))
    .addCommand(group(shell, 'qr', qrDecode))
    .addCommand(group(shell, 'gateway', gatewaySimulate))
    .addCommand(group(shell, 'reader', readerInstallOsdp))
    .addCommand(group(shell, 'update', updateNewKeys, updateRoot, updatePack, updateTargets))
    .addCommand(records(shell))
    .addCommand(retire(shell))
    .addCommand(erase(shell))
    .addCommand(simulate(shell))
    .addCommand(bench(shell))
    .addCommand(doctor(shell));
}

function group(
  shell: Shell,
  name:
    | 'face'
    | 'duty'
    | 'people'
    | 'credential'
    | 'qr'
    | 'gateway'
    | 'reader'
    | 'update'
    | 'certificate'
    | 'custody',
  ...commands: readonly ((shell: Shell) => Command)[]
): Command {
  const parent = newCommand(shell, name, shell.words.help[name].about);
  for (const command of commands) parent.addCommand(command(shell));
  return parent;
}

async function tellUsage({ words, errors }: Shell, error: UsageError): Promise<number> {
  if (error.isAnswered) return exitCodes.done;
  if (!error.isShown) await errors.line(usageText(error, words));
  return error.exitCode;
}

async function tell(shell: Shell, error: unknown): Promise<number> {
  if (error instanceof OutputClosed) return exitCodes.outputClosed;
  if (error instanceof UsageError) return tellUsage(shell, error);
  if (error instanceof CommandFailure) {
    await tell(shell, error.cause);
    return error.exitCode;
  }
  const inWords = describeError(shell, error);
  if (shell.json) await shell.errors.json({ error: inWords });
  else await shell.errors.line(errorText(inWords));
  if (shell.verbose) await shell.errors.line(stackOf(error));
  return error instanceof VedetteError ? exitCodeOf[error.fault] : exitCodes.internal;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\n${stackOf(error.cause)}`;
}
