import type { CriterionDraft, FieldDraft } from './criteria-set.draft.js';

/** A criterion where it stands: below which field, and below which criterion; null right below the field. */
export interface StandingCriterion {
  readonly criterion: CriterionDraft;
  readonly field: FieldDraft;
  readonly parent: CriterionDraft | null;
}

/** Whether points are given to a criterion itself. */
export const isLeaf = ({ components }: CriterionDraft): boolean => (components ?? []).length === 0;

/** All criteria of fields, depth first as printed. */
export function criteriaOf(fields: readonly FieldDraft[]): StandingCriterion[] {
  const standing: StandingCriterion[] = [];
  const walk = (field: FieldDraft, parent: CriterionDraft | null, criteria: readonly CriterionDraft[]): void => {
    for (const criterion of criteria) {
      standing.push({ criterion, field, parent });
      walk(field, criterion, criterion.components ?? []);
    }
  };
  for (const field of fields) walk(field, null, field.criteria);
  return standing;
}

/** The leaves of fields, depth first as printed. */
export const leavesOf = (fields: readonly FieldDraft[]): CriterionDraft[] =>
  criteriaOf(fields).flatMap(({ criterion }) => (isLeaf(criterion) ? [criterion] : []));
