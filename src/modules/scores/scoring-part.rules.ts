import type { Grant, RoleName } from '../../kernel/viewer.js';

/** What somebody is to a sheet or a round. */
export const PARTS = ['UNIT', 'LEAF_APPRAISER', 'STANDING_AGENCY', 'ISSUER'] as const;
export type Part = (typeof PARTS)[number];

/** Whose the round, the sheet and the leaf are: identities of units. */
export interface Parties {
  readonly issuer: number;
  /** Null: nobody is named, and the issuer does it itself. */
  readonly standingAgency: number | null;
  /** Of the sheet; null where only the round is meant. */
  readonly unit: number | null;
  /** Agencies in charge of the leaf, and of appraising it. */
  readonly leafAgencies?: readonly number[];
}

const has = (grants: readonly Grant[], unit: number | null, roles: readonly RoleName[]): boolean =>
  unit !== null && grants.some((grant) => grant.unit === unit && roles.includes(grant.role));

/** The parts that grants give, more than one where an agency has them. Whoever speaks for a unit does not judge it, whatever else it is. */
export function partsOf(grants: readonly Grant[], { issuer, standingAgency, unit, leafAgencies = [] }: Parties): readonly Part[] {
  const speaks = has(grants, unit, ['UNIT_OFFICER', 'LEADER']);
  const issues = has(grants, issuer, ['LEADER']);
  const stands = !speaks && (standingAgency === null ? issues : has(grants, standingAgency, ['APPRAISER']));
  const appraises = stands || (!speaks && leafAgencies.some((agency) => has(grants, agency, ['APPRAISER'])));
  return [
    ...(speaks ? (['UNIT'] as const) : []),
    ...(appraises ? (['LEAF_APPRAISER'] as const) : []),
    ...(stands ? (['STANDING_AGENCY'] as const) : []),
    ...(issues ? (['ISSUER'] as const) : []),
  ];
}
