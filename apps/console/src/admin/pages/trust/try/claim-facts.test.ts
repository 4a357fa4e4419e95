import { phrases } from '@vedette/phrases';
import { describe, expect, it } from 'vitest';
import { claimFacts, claimTitle } from './claim-facts.ts';

const words = phrases.en.console.trying;
const speaker = { words, dateTime: (at: number) => new Date(at).toISOString() };

describe('what a credential claims', () => {
  it('is said in words, with its moments as times and its codes as they are', () => {
    const claim = { kind: 'test', target: '840539006', method: 'NAAT', result: 'detected', sampledAt: 0 };
    expect(claimTitle(claim, words)).toBe('Test');
    expect(claimFacts(claim, speaker)).toEqual([
      ['Disease code', '840539006'],
      ['Method', 'NAAT'],
      ['Result', 'Detected (positive)'],
      ['Sampled', '1970-01-01T00:00:00.000Z'],
    ]);
  });

  it('leaves out what it does not say', () => {
    const claim = { kind: 'itinerary', state: 'clear', selfDeclared: false, until: null };
    expect(claimFacts(claim, speaker)).toEqual([['State', 'In no listed area']]);
    expect(claimFacts({ ...claim, selfDeclared: true }, speaker)).toContainEqual(['Self-declared', '✓']);
  });

  it('names the whole site where it names no area', () => {
    const claim = { kind: 'visit', zones: [], entries: 'single' };
    expect(claimFacts(claim, speaker)).toEqual([
      ['Areas', 'The whole site'],
      ['Entries', 'Single'],
    ]);
    expect(claimFacts({ ...claim, zones: ['hall', 'lab'] }, speaker)[0]).toEqual(['Areas', 'hall · lab']);
  });

  it('of a kind that nobody knows, named like a part of every object, is shown as it is', () => {
    expect(claimTitle({ kind: 'constructor' }, words)).toBe('constructor');
    expect(claimFacts({ toString: 'valueOf' }, speaker)).toEqual([['toString', 'valueOf']]);
  });
});
