import type { RankingBlock } from '../criteria/index.js';
import type { RoundDraft } from './round.commands.js';
import type { RoundStatus } from './scores.enums.js';

interface IssuerYear {
  readonly issuer: string;
  readonly year: number;
}

/** What `seeds/demo/scores.json` says: which rounds there are, and how they differ from each other. */
export interface DemoPlan {
  readonly years: readonly number[];
  readonly programmes: readonly {
    /** Code of the set; `<issuer>` stands for the issuer's own. */
    readonly set: string;
    readonly issuers: readonly string[];
    readonly blocks: readonly `${RankingBlock}`[];
    /** Years in which the survey was held. */
    readonly surveys: readonly number[];
  }[];
  /** Rounds of which documents tell; the generator keeps off them. */
  readonly leftToTheDocuments: readonly IssuerYear[];
  readonly unfinished: readonly (IssuerYear & { readonly status: `${RoundStatus}` })[];
  /** First years of blocks that began later. */
  readonly blocksFrom: Readonly<Partial<Record<RankingBlock, number>>>;
  readonly keepsOldSet: readonly IssuerYear[];
  readonly unranked: readonly { readonly unit: string; readonly reason: string }[];
  /** Rounds whose published list has two neighbours the wrong way round, the first of them at this place. */
  readonly swappedRanks: readonly (IssuerYear & { readonly first: number })[];
  /** Units whose level is not left to chance. */
  readonly ability: Readonly<Record<string, number>>;
  /** Leaves that may not apply, by kind of set. */
  readonly mayNotApply: Readonly<Record<string, readonly string[]>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly posts: Readonly<Record<'DISTRICT' | 'COMMUNE' | 'DIVISION', readonly string[]>>;
  readonly documents: readonly { readonly mark: string; readonly title: string }[];
  readonly texts: Readonly<Record<'notApplicable' | 'note' | 'deducted' | 'missing' | 'explanation' | 'reappraised', readonly string[]>>;
}

/** The first year of the second version of every set. */
const NEW_SETS = 2019;

const named = (list: readonly IssuerYear[], issuer: string, year: number) => list.find((one) => one.issuer === issuer && one.year === year);

/** The rounds of the plan, year by year, in a fixed order. */
export function plannedRounds(plan: DemoPlan): RoundDraft[] {
  return plan.years.flatMap((year) =>
    plan.programmes.flatMap(({ set, issuers, blocks, surveys }) =>
      issuers
        .filter((issuer) => !named(plan.leftToTheDocuments, issuer, year))
        .flatMap((issuer) =>
          blocks
            .filter((block) => year >= (plan.blocksFrom[block] ?? 0))
            .map((block) => {
              const unfinished = plan.unfinished.find((one) => one.issuer === issuer && one.year === year);
              const version = year < NEW_SETS || named(plan.keepsOldSet, issuer, year) ? 1 : 2;
              const criteriaSet = { code: set.replace('<issuer>', issuer), version };
              const status = unfinished?.status ?? 'PUBLISHED';
              const held = surveys.includes(year);
              return {
                issuer,
                block,
                year,
                criteriaSet,
                status,
                level: block === 'WARD' || block === 'RURAL_COMMUNE' ? 'COMMUNE' : 'DISTRICT',
                blockLabel: plan.labels[block === 'DISTRICT' ? issuer : block] ?? null,
                standingAgency: `${issuer}.noi-vu`,
                surveyPlanned: held,
                surveyHeld: status === 'PLANNED' || status === 'OPEN' ? null : held,
                ...datesOf(issuer, year, status),
                demo: true,
                source: 'DEMO',
                locator: null,
              } satisfies RoundDraft;
            }),
        ),
    ),
  );
}

/** The calendar of a round: self-scores in November and December of its year, the result in spring of the next. */
function datesOf(issuer: string, year: number, status: `${RoundStatus}`): Partial<RoundDraft> {
  const reached = ['PLANNED', 'OPEN', 'FINALIZED', 'APPROVED', 'PUBLISHED'].indexOf(status);
  const from = <Value>(step: number, value: Value): Value | null => (reached >= step ? value : null);
  const number = ((Number(issuer) * 7 + year) % 900) + 100;
  return {
    openedOn: from(1, `${year}-11-01`),
    selfScoreDue: issuer.length === 2 ? `${year}-12-16T00:00:00+07:00` : `${year}-12-01T00:00:00+07:00`,
    intakeClosedAt: from(2, `${year}-12-31T17:00:00+07:00`),
    finalizedOn: from(2, `${year + 1}-02-20`),
    approvedOn: from(3, `${year + 1}-03-05`),
    approvalDecision: from(3, `${number}/QĐ-UBND`),
    publishedOn: from(4, `${year + 1}-03-15`),
    publicationDecision: from(4, `${number + 1}/QĐ-UBND`),
  };
}
