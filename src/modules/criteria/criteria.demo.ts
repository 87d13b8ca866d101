import { Decimal } from 'decimal.js';
import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { draftCriteriaSets, publishCriteriaSets, retireCriteriaSets } from './criteria-set.commands.js';
import type { CriteriaSetDraft, CriterionDraft, EquivalenceDraft, FieldDraft } from './criteria-set.draft.js';
import type { CanonicalField, CriterionMethod, EquivalenceKind, RankingBlock } from './criteria.enums.js';
import type { ScoringRule } from './scoring-rule.rules.js';

interface CriterionTemplate {
  readonly code: string;
  readonly name: string;
  readonly max?: string;
  readonly method?: `${CriterionMethod}`;
  readonly rule?: string;
  readonly agency?: string;
  readonly components?: readonly CriterionTemplate[];
}

interface FieldTemplate {
  readonly code: string;
  readonly name: string;
  readonly canonical: `${CanonicalField}`;
  readonly agency: string;
  readonly criteria: readonly CriterionTemplate[];
}

/** What the second version of a template changes: a field's name, or a leaf. */
interface Change extends Partial<CriterionTemplate> {
  readonly field?: string;
  readonly kind?: `${EquivalenceKind}`;
}

interface Template {
  readonly name: string;
  readonly block: `${RankingBlock}`;
  readonly bonusCap: string;
  readonly penaltyCap: string;
  readonly fields: readonly FieldTemplate[];
  readonly changes: readonly Change[];
}

interface Issue {
  /** Code of the issuing unit, and its name as it stands in the set's name. */
  readonly issuer: string;
  readonly issuerName: string;
  readonly template: string;
}

interface DemoSets extends Pick<CriteriaSetDraft, 'gradeBands' | 'tieBreakers'> {
  readonly rules: Readonly<Record<string, ScoringRule>>;
  readonly versions: readonly { readonly version: number; readonly from: number; readonly to: number | null }[];
  readonly policies: Readonly<Record<string, Pick<CriteriaSetDraft, 'notApplicablePolicy' | 'bonusEntry' | 'indexMayPass100'>>>;
  readonly agencies: Readonly<Record<'PROVINCE' | 'DISTRICT', Readonly<Record<string, string>>>>;
  readonly templates: Readonly<Record<string, Template>>;
  readonly issues: readonly (Issue & { readonly province: string })[];
}

const TOTAL = '100';

/** The template as its version words it. */
const changed = (template: Template, version: number): readonly FieldTemplate[] =>
  version === 1
    ? template.fields
    : template.fields.map((field) => ({
        ...field,
        name: template.changes.find((change) => change.field === field.code)?.name ?? field.name,
        criteria: field.criteria.map((criterion) => changedCriterion(criterion, template.changes)),
      }));

function changedCriterion(criterion: CriterionTemplate, changes: readonly Change[]): CriterionTemplate {
  const { kind, field, ...change } = changes.find((one) => one.code === criterion.code) ?? {};
  const components = criterion.components?.map((component) => changedCriterion(component, changes));
  return { ...criterion, ...change, ...(components && { components }) };
}

class SetWriter {
  readonly #demo: DemoSets;
  readonly #issue: DemoSets['issues'][number];

  constructor(demo: DemoSets, issue: DemoSets['issues'][number]) {
    this.#demo = demo;
    this.#issue = issue;
  }

  draft(at: number): CriteriaSetDraft {
    const { version, from, to } = this.#demo.versions[at]!;
    const { issuer, issuerName, template: name, province } = this.#issue;
    const template = this.#demo.templates[name]!;
    const fields = changed(template, version).map((field) => this.#field(field));
    return {
      code: `${issuer}-${name}`,
      version,
      name: `${template.name} (${issuerName}, minh họa)`,
      block: template.block,
      status: 'DRAFT',
      issuer,
      effectiveFromYear: from,
      effectiveToYear: to,
      maxPoints: TOTAL,
      surveyMaxPoints: total(leavesOf(fields).filter((leaf) => leaf.method === 'SURVEY')),
      ...this.#demo.policies[province],
      bonusCap: template.bonusCap,
      penaltyCap: template.penaltyCap,
      demo: true,
      source: 'DEMO',
      locator: null,
      fields,
      gradeBands: this.#demo.gradeBands,
      tieBreakers: this.#demo.tieBreakers,
      ...(version > 1 && { follows: { version: version - 1, links: linksOf(template, leavesOf(fields)) } }),
    };
  }

  #field({ code, name, canonical, agency, criteria }: FieldTemplate): FieldDraft {
    const drafts = criteria.map((criterion) => this.#criterion(criterion, agency));
    const part = canonical === 'BONUS' || canonical === 'PENALTY' ? canonical : 'SCORED';
    return { code, name, canonicalField: canonical, part, maxPoints: total(drafts), criteria: drafts };
  }

  #criterion(
    { code, name, max, method = 'SELF_APPRAISED', rule, agency: own, components }: CriterionTemplate,
    fieldAgency: string,
  ): CriterionDraft {
    const agency = own ?? fieldAgency;
    const owner = this.#agency(agency);
    if (!components) {
      const scoringRule = this.#demo.rules[rule ?? '']!;
      return { code, name, maxPoints: max!, method, scoringRule: capped(scoringRule, max!), owner, appraiser: this.#agency('noi-vu') };
    }
    const drafts = components.map((component) => this.#criterion(component, agency));
    return { code, name, maxPoints: total(drafts), owner, components: drafts };
  }

  #agency(slug: string) {
    const names = this.#demo.agencies[this.#issue.issuer.length === 2 ? 'PROVINCE' : 'DISTRICT'];
    return { name: names[slug]!, unitCode: `${this.#issue.issuer}.${slug}` };
  }
}

/** A cap above the leaf's maximum would say nothing. */
const capped = (rule: ScoringRule, max: string): ScoringRule =>
  rule.kind === 'COUNT' || rule.kind === 'PLUS_MINUS' ? { ...rule, cap: Math.min(rule.cap, Number(max)) } : rule;

const total = (criteria: readonly CriterionDraft[]): string =>
  criteria.reduce((sum, criterion) => sum.plus(criterion.maxPoints), new Decimal(0)).toString();

const leaves = (criterion: CriterionDraft): readonly CriterionDraft[] => criterion.components?.flatMap(leaves) ?? [criterion];
const leavesOf = (fields: readonly FieldDraft[]): readonly CriterionDraft[] => fields.flatMap((field) => field.criteria.flatMap(leaves));

/** Every leaf of the new version follows the one with its code, unless the template says otherwise. */
function linksOf(template: Template, newLeaves: readonly CriterionDraft[]): EquivalenceDraft[] {
  return newLeaves.flatMap(({ code }): EquivalenceDraft[] => {
    const kind = template.changes.find((change) => change.code === code)?.kind ?? 'SAME';
    return kind === 'NONE'
      ? [
          { kind, newer: code, older: null },
          { kind, newer: null, older: code },
        ]
      : [{ kind, newer: code, older: code }];
  });
}

export const demoStep: SeedStep = {
  name: 'criteria/demo',
  title: 'sets of criteria in two versions, for demonstration',
  async run(seeding) {
    const { client } = seeding;
    const demo = await seedFile<DemoSets>(seeding, 'demo/criteria.json');
    const writers = demo.issues.map((issue) => new SetWriter(demo, issue));
    let written = 0;
    for (const [at, version] of demo.versions.entries()) {
      const sets = await draftCriteriaSets(
        client,
        SEEDER,
        writers.map((writer) => writer.draft(at)),
      );
      await publishCriteriaSets(client, SEEDER, sets);
      if (version.to !== null) await retireCriteriaSets(client, SEEDER, sets);
      written += sets.length;
    }
    return written;
  },
};
