import type {
  BonusEntry,
  CanonicalField,
  CriteriaSetStatus,
  CriterionMethod,
  EquivalenceKind,
  FieldPart,
  NotApplicablePolicy,
  RankingBlock,
  TieBreakerKind,
} from './criteria.enums.js';
import type { LeafMeasure } from './leaf-measure.rules.js';
import type { ScoringRule } from './scoring-rule.rules.js';

/** An agency by name, and by code where it is a unit. */
export interface AgencyDraft {
  readonly name: string;
  readonly unitCode: string | null;
}

export interface CriterionDraft {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: string;
  /** For leaves only. */
  readonly method?: `${CriterionMethod}` | null;
  readonly scoringRule?: ScoringRule | null;
  /** For DATA and SURVEY leaves only. */
  readonly measure?: LeafMeasure | null;
  readonly owner?: AgencyDraft | null;
  readonly appraiser?: AgencyDraft | null;
  readonly components?: readonly CriterionDraft[];
}

export interface FieldDraft {
  readonly code: string;
  readonly name: string;
  readonly canonicalField: `${CanonicalField}`;
  readonly part: `${FieldPart}`;
  readonly maxPoints: string;
  readonly criteria: readonly CriterionDraft[];
}

/** How a leaf follows one of an earlier version of the same set, by codes. */
export interface EquivalenceDraft {
  readonly kind: `${EquivalenceKind}`;
  readonly newer: string | null;
  readonly older: string | null;
}

/** What a version of a set says: units and sources by code, everything in printed order. */
export interface SetContent {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly block: `${RankingBlock}`;
  readonly issuer: string | null;
  readonly rolledOutBy?: string | null;
  readonly effectiveFromYear: number | null;
  readonly effectiveToYear: number | null;
  readonly maxPoints: string | null;
  readonly surveyMaxPoints?: string | null;
  readonly notApplicablePolicy?: `${NotApplicablePolicy}` | null;
  readonly bonusEntry?: `${BonusEntry}` | null;
  readonly bonusCap?: string | null;
  readonly penaltyCap?: string | null;
  readonly indexMayPass100?: boolean | null;
  readonly demo?: boolean;
  readonly source: string | null;
  readonly locator: string | null;
  readonly fields?: readonly FieldDraft[];
  readonly gradeBands?: readonly { readonly code: string; readonly name: string; readonly minIndex: string }[];
  readonly tieBreakers?: readonly { readonly kind: `${TieBreakerKind}`; readonly field?: string | null }[];
  /** Links to the leaves of an earlier version, and which version that is. */
  readonly follows?: { readonly version: number; readonly links: readonly EquivalenceDraft[] };
}

/** A version of a set as it is written down first. */
export interface CriteriaSetDraft extends SetContent {
  readonly status: 'DRAFT' | 'MENTIONED';
}

/** A set as it stands in the database, with the maxima of the leaves that its own follow; it follows the version before it, linked or not yet. */
export interface StandingSet extends SetContent {
  readonly status: `${CriteriaSetStatus}`;
  readonly follows?: { readonly version: number; readonly links: readonly StandingEquivalence[] };
}

export interface StandingEquivalence extends EquivalenceDraft {
  readonly olderMaxPoints: string | null;
}

/** A criterion with its place: which set (by position), under which field and parent, and where in the printed order. */
export interface PlacedCriterion extends Omit<CriterionDraft, 'components'> {
  readonly set: number;
  readonly field: string;
  readonly parent: string | null;
  readonly ordinal: number;
  readonly isLeaf: boolean;
}

/** All criteria of a draft, depth first. */
export function placedCriteria(draft: CriteriaSetDraft, set: number): PlacedCriterion[] {
  const placed: PlacedCriterion[] = [];
  const place = (field: string, parent: string | null, { components = [], ...criterion }: CriterionDraft): void => {
    placed.push({ ...criterion, set, field, parent, ordinal: placed.length + 1, isLeaf: components.length === 0 });
    for (const component of components) place(field, criterion.code, component);
  };
  for (const field of draft.fields ?? []) for (const criterion of field.criteria) place(field.code, null, criterion);
  return placed;
}
