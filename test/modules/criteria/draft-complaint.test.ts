import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CriteriaSetDraft, StandingSet } from '../../../src/modules/criteria/criteria-set.draft.js';
import { draftComplaints } from '../../../src/modules/criteria/draft-complaint.rules.js';
import { goodSet, leavesIn, withLeaf } from './sets.js';

const complaintOf = (set: StandingSet): string | undefined => draftComplaints(set as CriteriaSetDraft)[0]?.message;
const [good] = fc.sample(
  goodSet.filter((set) => set.follows !== undefined && (set.gradeBands ?? []).length > 0),
  { numRuns: 1, seed: 7 },
) as [StandingSet];
const [leaf] = leavesIn(good) as [ReturnType<typeof leavesIn>[number]];
const points = (maxPoints: string): StandingSet => withLeaf(good, leaf.code, { maxPoints });

describe('a draft', () => {
  test('is kept where it keeps every rule, and where its points do not add up yet', () => {
    fc.assert(
      fc.property(goodSet, (set) => {
        expect(draftComplaints(set as CriteriaSetDraft)).toEqual([]);
        expect(draftComplaints({ ...set, maxPoints: '9999.9999', gradeBands: [] } as unknown as CriteriaSetDraft)).toEqual([]);
      }),
    );
  });

  test.each<[string, StandingSet, RegExp]>([
    ['a version below 1', { ...good, version: 0 }, /^version is a number from 1/],
    ['a year out of range', { ...good, effectiveFromYear: 1899 }, /^A year of use is from 1900 to 2200; 1899 came/],
    ['a last year before the first', { ...good, effectiveToYear: 2018 }, /^A set ends in 2019 or later/],
    ['a place in no source', { ...good, locator: '¶1' }, /^locator is a place in a source/],
    ['an empty code', { ...good, code: ' ' }, /^A code has 1 to 100 letters/],
    ['a code without end', withLeaf(good, leaf.code, { code: '1'.repeat(101) }), /^A code has 1 to 100 letters; one has 101: 1{40}…/],
    ['an empty name', withLeaf(good, leaf.code, { name: '' }), /^A name has 1 to 2000 letters; one has 0/],
    ['an agency without a name', withLeaf(good, leaf.code, { owner: { name: ' ', unitCode: null } }), /^A name has 1 to/],
    ['a leaf of no points', points('0'), /^maxPoints of criterion .* is above 0 to 9999.9999 with at most 4 decimals; 0 came/],
    ['points that are too many', points('10000'), /10000 came/],
    ['points that are too fine', points('0.00001'), /0.00001 came/],
    ['points below 0', { ...good, bonusCap: '-1' }, /^bonusCap is 0 to 9999.9999 with at most 4 decimals; -1 came/],
    ['more survey points than points', { ...good, surveyMaxPoints: '9999' }, /^surveyMaxPoints is a part of maxPoints/],
    ['a field twice', { ...good, fields: [...good.fields!, good.fields![0]!] }, /^There is one field 1 in a set/],
    ['a grade twice', { ...good, gradeBands: [...good.gradeBands!, { code: 'T', name: 'Khá', minIndex: '70' }] }, /^There is one grade T/],
    [
      'two grades from one index',
      { ...good, gradeBands: [...good.gradeBands!, { code: 'K', name: 'Khá', minIndex: '80.0' }] },
      /^There is one grade that begins at 80/,
    ],
    ['a leaf without a method', withLeaf(good, leaf.code, { method: null }), /does not say where its points come from/],
    ['a tie-breaker without its field', { ...good, tieBreakers: [{ kind: 'FIELD_POINTS', field: '9' }] }, /compares field 9/],
    ['a link of no leaf', linked({ kind: 'NONE', newer: '9.9', older: null }), /^9.9 is no leaf of the draft/],
    ['a new leaf that follows one', linked({ kind: 'NONE', newer: leaf.code, older: '1.1' }), /is NONE and follows no leaf; 1.1 came/],
    ['a leaf that is the SAME as none', linked({ kind: 'SAME', newer: leaf.code, older: null }), /is SAME and follows an older leaf/],
    [
      'a leaf that follows twice',
      linked({ kind: 'RESCALED', newer: leaf.code, older: '1.1' }, { kind: 'RESCALED', newer: leaf.code, older: '1.2' }),
      /^A leaf follows once/,
    ],
  ])('with %s is none', (_, set, message) => {
    expect(complaintOf(set)).toMatch(message);
    expect(draftComplaints(set as CriteriaSetDraft)[0]?.messageVi).toMatch(/[àáảãạăâđêôơưếốộụứ]/iu);
  });
});

function linked(...links: { kind: 'SAME' | 'RESCALED' | 'NONE'; newer: string; older: string | null }[]): StandingSet {
  return { ...good, follows: { version: 1, links: links.map((link) => ({ ...link, olderMaxPoints: '1' })) } };
}
