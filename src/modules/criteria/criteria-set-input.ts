import { badInput, type HubError } from '../../kernel/errors.js';
import type { Reads } from '../../kernel/reads.js';
import { holdersOf } from '../units/index.js';
import { sourcesThere } from './criteria-set-life.query.js';
import type { AgencyDraft, CriteriaSetDraft, CriterionDraft, EquivalenceDraft } from './criteria-set.draft.js';
import type {
  AgencyInput,
  CriteriaSetDraftInput,
  CriterionInput,
  LeafEquivalenceInput,
  ScoringRuleInput,
} from './criteria-set-input.type.js';
import { complain, sourceUnknown, unitsUnknown } from './criteria-set-refusal.js';
import { draftComplaints, linksComplaints, nameComplaints } from './draft-complaint.rules.js';
import type { LeafMeasureInput } from './leaf-measure-input.type.js';
import { measureComplaint, measureOfParts } from './leaf-measure-parts.rules.js';
import type { LeafMeasure } from './leaf-measure.rules.js';
import { partsComplaint, ruleOfParts } from './scoring-rule-parts.rules.js';
import type { ScoringRule } from './scoring-rule.rules.js';
import type { Told } from './set-told.rules.js';

/** A draft as it came, with who issues it. */
export interface IncomingDraft {
  readonly draft: CriteriaSetDraft;
  /** Identity of the unit. */
  readonly issuer: number;
}

/** A unit by its code on the day on which a set looks at units. */
interface NamedUnit {
  readonly unit: number;
  readonly name: string;
}

/** Makes a draft of what a caller wrote. BAD_USER_INPUT for what no draft can hold, NOT_FOUND for units and a source that are not there. */
export async function incomingDraft(reads: Reads, input: CriteriaSetDraftInput): Promise<IncomingDraft> {
  const written = writtenDraft(input);
  complain(draftComplaints(written));
  if (written.source !== null && (await sourcesThere(reads, [written.source])).length === 0) throw sourceUnknown(written.source);
  const units = await unitsOf(reads, written);
  return { draft: withNames(written, units), issuer: units.get(written.issuer!)!.unit };
}

/** Equivalences as they came; BAD_USER_INPUT where they cannot be kept. */
export function writtenLinks(links: readonly LeafEquivalenceInput[]): (EquivalenceDraft & { readonly newer: string })[] {
  const written = links.map(({ newer, kind, older }) => ({ newer: nfc(newer), kind, older: older == null ? null : nfc(older) }));
  complain(linksComplaints(written));
  return written;
}

/** A name as it came, null where none did; BAD_USER_INPUT where it cannot be one. */
export function writtenName(name: string | null | undefined): string | null {
  const written = nfcOrNull(name);
  if (written !== null) complain(nameComplaints(written));
  return written;
}

const nfc = (text: string): string => text.normalize('NFC').trim();
const nfcOrNull = (text: string | null | undefined): string | null => (text == null ? null : nfc(text));

function writtenDraft({ follows, gradeBands, tieBreakers, fields, ...input }: CriteriaSetDraftInput): CriteriaSetDraft {
  return {
    ...input,
    status: 'DRAFT',
    code: nfc(input.code),
    version: input.version ?? 1,
    name: nfc(input.name),
    issuer: nfc(input.issuer),
    effectiveToYear: input.effectiveToYear ?? null,
    surveyMaxPoints: input.surveyMaxPoints ?? '0',
    source: nfcOrNull(input.source),
    locator: nfcOrNull(input.locator),
    fields: fields.map(({ code, name, canonicalField, maxPoints, criteria }) => ({
      code: nfc(code),
      name: nfc(name),
      canonicalField,
      part: canonicalField === 'BONUS' || canonicalField === 'PENALTY' ? canonicalField : 'SCORED',
      maxPoints,
      criteria: criteria.map(writtenCriterion),
    })),
    gradeBands: (gradeBands ?? []).map(({ code, name, minIndex }) => ({ code: nfc(code), name: nfc(name), minIndex })),
    tieBreakers: (tieBreakers ?? []).map(({ kind, field }) => ({ kind, field: nfcOrNull(field) })),
    ...(follows && { follows: { version: follows.version, links: writtenLinks(follows.equivalences) } }),
  };
}

function writtenCriterion({ components, ownerAgency, appraiserAgency, ...input }: CriterionInput): CriterionDraft {
  const code = nfc(input.code);
  return {
    code,
    name: nfc(input.name),
    maxPoints: input.maxPoints,
    method: input.method ?? null,
    scoringRule: input.scoringRule ? writtenRule(code, input.scoringRule) : null,
    measure: input.measure ? writtenMeasure(code, input.measure) : null,
    owner: writtenAgency(code, ownerAgency),
    appraiser: writtenAgency(code, appraiserAgency),
    ...(components && components.length > 0 && { components: components.map(writtenCriterion) }),
  };
}

function writtenRule(code: string, rule: ScoringRuleInput): ScoringRule {
  const complaint = partsComplaint(rule);
  if (complaint === null) return ruleOfParts(rule);
  throw ofCriterion(code, complaint);
}

function writtenMeasure(code: string, { kind, metric, instrument, dimension, question }: LeafMeasureInput): LeafMeasure {
  const parts = {
    kind,
    metric: nfcOrNull(metric),
    instrument: nfcOrNull(instrument),
    dimension: nfcOrNull(dimension),
    question: nfcOrNull(question),
  };
  const complaint = measureComplaint(parts);
  if (complaint === null) return measureOfParts(parts);
  throw ofCriterion(code, complaint);
}

const ofCriterion = (code: string, { message, messageVi }: Told): HubError =>
  badInput({ message: `Criterion ${code}: ${message}`, messageVi: `Tiêu chí ${code}: ${messageVi}` });

/** An agency as it came; the name of its unit comes later. */
function writtenAgency(code: string, agency: AgencyInput | null | undefined): AgencyDraft | null {
  if (!agency) return null;
  const [name, unitCode] = [nfcOrNull(agency.name), nfcOrNull(agency.unit)];
  if (name !== null || unitCode !== null) return { name: name ?? unitCode!, unitCode };
  throw badInput({
    message: `Criterion ${code}: an agency has a name, the code of a unit, or both; neither came.`,
    messageVi: `Tiêu chí ${code}: cơ quan phải có tên hoặc mã đơn vị.`,
  });
}

const agenciesOf = (criteria: readonly CriterionDraft[]): AgencyDraft[] =>
  criteria.flatMap(({ owner, appraiser, components = [] }) => [...[owner ?? [], appraiser ?? []].flat(), ...agenciesOf(components)]);

/** The units that a draft names, by code. */
async function unitsOf(
  reads: Reads,
  { issuer, effectiveFromYear, fields = [] }: CriteriaSetDraft,
): Promise<ReadonlyMap<string, NamedUnit>> {
  const day = `${effectiveFromYear}-12-31`;
  const named = fields.flatMap(({ criteria }) => agenciesOf(criteria)).flatMap(({ unitCode }) => unitCode ?? []);
  const codes = [...new Set([issuer!, ...named])];
  const holders = await holdersOf(
    reads,
    codes.map((code) => ({ code, on: day, since: day })),
  );
  const units = new Map(holders.map(({ slot, unit, name }) => [codes[slot]!, { unit, name }]));
  const unknown = codes.filter((code) => !units.has(code));
  if (unknown.length > 0) throw unitsUnknown(unknown, day);
  return units;
}

/** The draft with the names of agencies that came by their code alone. */
function withNames(draft: CriteriaSetDraft, units: ReadonlyMap<string, NamedUnit>): CriteriaSetDraft {
  const agency = (one: AgencyDraft | null | undefined): AgencyDraft | null =>
    one && one.unitCode !== null && one.name === one.unitCode ? { ...one, name: units.get(one.unitCode)!.name } : (one ?? null);
  const criterion = ({ owner, appraiser, components, ...rest }: CriterionDraft): CriterionDraft => ({
    ...rest,
    owner: agency(owner),
    appraiser: agency(appraiser),
    ...(components && { components: components.map(criterion) }),
  });
  return { ...draft, fields: (draft.fields ?? []).map((field) => ({ ...field, criteria: field.criteria.map(criterion) })) };
}
