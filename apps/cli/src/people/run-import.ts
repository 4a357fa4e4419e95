import type { FaceEngine } from '@vedette/face';
import type { TerminalStore } from '@vedette/store';
import { describeError } from '../output/describe-error.ts';
import { fill } from '../output/fill.ts';
import { openProgress } from '../output/progress.ts';
import { shown } from '../output/shown.ts';
import type { Shell } from '../shell.ts';
import { fillGallery } from './gallery.ts';
import { importPerson, type PhotoOutcome } from './import-person.ts';
import type { ImportPlan } from './plan-import.ts';

export interface ImportTally {
  readonly total: number;
  people: number;
  enrolled: number;
  refused: number;
}

export interface ImportPlace {
  readonly store: TerminalStore;
  readonly face: FaceEngine;
}

/**
 * Carries out a plan, telling of every photograph. What was enrolled stays, whether the import ends, is
 * stopped by Ctrl-C or fails; so does its audit line.
 */
export async function runImport(
  shell: Shell,
  { store, face }: ImportPlace,
  plan: ImportPlan,
  json: boolean,
): Promise<ImportTally> {
  const photos = plan.people.reduce((sum, person) => sum + person.photos.length, 0);
  const tally: ImportTally = { total: photos + plan.refused.length, people: 0, enrolled: 0, refused: 0 };
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    await fillGallery(face, store.references);
    await enrolAll(shell, { store, face }, plan, tally, { json, stop: stop.signal });
  } finally {
    process.off('SIGINT', onInterrupt);
    const detail = { by: 'command-line', ...tallyValues(tally) };
    await store.audit.append({ actor: null, action: 'people-imported', detail });
  }
  if (stop.signal.aborted) await shell.errors.line(shell.words.people.stopped);
  if (json) await shell.output.json({ summary: tallyValues(tally) });
  else await shell.output.line(fill(shell.words.people.summary, tallyValues(tally)));
  return tally;
}

async function enrolAll(
  shell: Shell,
  { store, face }: ImportPlace,
  plan: ImportPlan,
  tally: ImportTally,
  { json, stop }: { readonly json: boolean; readonly stop: AbortSignal },
): Promise<void> {
  const progress = openProgress(shell.errors, () => fill(shell.words.people.progress, tallyValues(tally)));
  const report = async (outcome: PhotoOutcome): Promise<void> => {
    tally[outcome.error === null ? 'enrolled' : 'refused']++;
    await progress.end();
    await shell.output.line(json ? JSON.stringify(outcomeJson(shell, outcome)) : outcomeText(shell, outcome));
    await progress.tick();
  };
  for (const { file, error } of plan.refused) await report({ file, error, person: null });
  for (const person of plan.people) {
    if (stop.aborted) break;
    const before = tally.enrolled;
    const needs = { people: store.people, references: store.references, face };
    for await (const outcome of importPerson(needs, person)) await report(outcome);
    if (tally.enrolled > before) tally.people++;
  }
  await progress.end();
}

const tallyValues = ({ total, people, enrolled, refused }: ImportTally) => ({
  total,
  people,
  enrolled,
  refused,
  done: enrolled + refused,
});

function outcomeJson(shell: Shell, { file, person, error }: PhotoOutcome): object {
  if (error === null) return { file, outcome: 'enrolled', person };
  const { code, title, action } = describeError(shell, error);
  return { file, outcome: 'refused', person, code, title, action };
}

function outcomeText(shell: Shell, { file, error }: PhotoOutcome): string {
  const { people: words } = shell.words;
  if (error === null) return `${shown(file)}  ${words.enrolled}`;
  const { title, action } = describeError(shell, error);
  return `${shown(file)}  ${words.refused}: ${title} – ${action}`;
}
