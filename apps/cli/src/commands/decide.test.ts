import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectPath, vedetteHere } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

const example = (name: string): string => projectPath(`examples/decide/${name}.json`);
const whole = ['--duty', example('duty'), '--facts', example('facts'), '--context', example('context')];

/** Runs the example with one of its documents changed. */
async function decideWith(name: 'duty' | 'facts' | 'context', change: (document: never) => unknown) {
  const file = join(temporaryFolder(), 'changed.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(example(name), 'utf8')) as never)));
  return vedetteHere(['decide', '--json', ...whole.map((arg) => (arg === example(name) ? file : arg))]);
}

type Facts = readonly { readonly kind: string }[];

describe('vedette decide', () => {
  it('leaves with 0 for granted', async () => {
    const { code, output } = await vedetteHere(['decide', ...whole]);
    expect(code).toBe(0);
    expect(output).toBe('Granted\nPerson: ann\n');
  });

  it('leaves with 1 for denied and gives every reason, in codes and in words', async () => {
    const { code, output } = await decideWith('facts', (facts: Facts) =>
      facts.map((fact) => {
        if (fact.kind === 'health-status') return { ...fact, colour: 'red' };
        return fact.kind === 'mask' ? { ...fact, state: 'not-worn' } : fact;
      }),
    );
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      outcome: 'denied',
      reasons: ['health-status:red', 'mask:not-worn'],
      words: { outcome: 'Denied', reasons: ['Health code is red', 'No mask worn'] },
    });
  });

  it('leaves with 2 for refer', async () => {
    const { code, output } = await decideWith('facts', (facts: Facts) =>
      facts.map((fact) => (fact.kind === 'health-status' ? { ...fact, colour: 'unknown' } : fact)),
    );
    expect(code).toBe(2);
    expect(JSON.parse(output)).toMatchObject({ outcome: 'refer', reasons: ['health-status:unknown'] });
  });

  it('leaves with 3 for needs and says what is missing', async () => {
    const { code, output } = await decideWith('facts', (facts: Facts) =>
      facts.filter(({ kind }) => kind !== 'mask'),
    );
    expect(code).toBe(3);
    expect(JSON.parse(output)).toMatchObject({ outcome: 'needs', missing: [{ what: 'mask' }] });
  });

  it('knows nobody whom the context does not name', async () => {
    const { code, output } = await decideWith('context', (context: object) => ({ ...context, people: [] }));
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ reasons: ['identify:person-removed'], subject: null });
  });

  it('counts the age of a test from the moment the context names', async () => {
    const later = (context: object) => ({ ...context, at: '2022-08-12T09:00:00+08:00' });
    expect((await decideWith('context', later)).output).toContain('test:too-old');
  });

  it('takes facts from standard input, and now for the moment without a context', async () => {
    const input = JSON.stringify([]);
    const { code, output } = await vedetteHere(['decide', '--duty', example('duty'), '--facts', '-'], {
      input,
    });
    expect(code).toBe(3);
    expect(output).toContain('any of: Face, ID document');
  });

  it('refuses facts that are none, naming each place', async () => {
    const { code, errors } = await decideWith('facts', () => [
      { kind: 'mask', state: 'yes' },
      { kind: 'mood' },
    ]);
    expect(code).toBe(65);
    const { error } = JSON.parse(errors) as { error: { problems: { path: string }[] } };
    expect(error.problems.map(({ path }) => path)).toEqual(['0.state', '1.kind']);
  });

  it('refuses a time zone that nobody knows', async () => {
    const { code, errors } = await decideWith('context', (context: object) => ({
      ...context,
      timeZone: 'Moon/Tycho',
    }));
    expect(code).toBe(65);
    expect(errors).toContain('timeZone');
  });

  it('refuses a duty that would leave no way in without a face', async () => {
    const { code, errors } = await decideWith('duty', (duty: object) => ({
      ...duty,
      identify: { anyOf: ['face'] },
      require: [],
    }));
    expect(code).toBe(65);
    expect(errors).toContain('duty-invalid');
    expect(errors).toContain('keep at least one way in without a face');
  });
});
