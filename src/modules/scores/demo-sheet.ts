import { random, type Random } from '../../kernel/random.js';
import { pointsByRule, type CriterionMethod, type FieldPart, type ScoringRule } from '../criteria/index.js';
import { demoMeasure } from './demo-measure.js';
import type { DemoPlan } from './demo-plan.js';
import type { ScorecardStatus } from './scores.enums.js';
import type { EvidenceEntry, LeafEntry, SheetState } from './sheet.commands.js';

/** A leaf of a set, as the generator needs it; the maximum in hundredths of a point. */
export interface DemoLeaf {
  readonly criterion: number;
  readonly set: number;
  readonly code: string;
  readonly name: string;
  readonly max: number;
  readonly method: `${CriterionMethod}`;
  readonly part: `${FieldPart}`;
  readonly rule: ScoringRule;
}

/** A sheet to be filled in. */
export interface DemoCard {
  readonly scorecard: number;
  readonly unit: string;
  readonly unitKind: string;
  readonly year: number;
  readonly setCode: string;
  readonly roundStatus: string;
  readonly surveyHeld: boolean;
}

const STEPS: readonly `${ScorecardStatus}`[] = [
  'DRAFT',
  'SUBMITTED',
  'APPRAISED',
  'EXPLANATION_REQUESTED',
  'EXPLAINED',
  'REAPPRAISED',
  'FINALIZED',
];

/** Points in quarter steps, or as measured in hundredths; as text. */
const text = (hundredths: number): string => (hundredths / 100).toString();
const onStep = (hundredths: number, max: number): number => Math.max(0, Math.min(max, Math.round(hundredths / 25) * 25));

/** Fills in one sheet: the same unit and year always give the same sheet. */
export class DemoSheet {
  readonly #plan: DemoPlan;
  readonly #card: DemoCard;
  readonly #chance: Random;
  readonly #ability: number;
  readonly #step: number;
  readonly #surveyed: boolean;

  constructor(plan: DemoPlan, card: DemoCard) {
    this.#plan = plan;
    this.#card = card;
    this.#chance = random(`scores/${card.unit}/${card.year}/${card.setCode}`);
    const level = random(`ability/${card.unit}`);
    const usual = 0.74 + 0.1 * level.next() + 0.1 * level.next();
    this.#ability = (plan.ability[card.unit] ?? usual) + 0.008 * (card.year - 2016) + 0.03 * (this.#chance.next() - 0.5);
    const open = card.roundStatus === 'OPEN';
    this.#step = open ? this.#chance.whole(0, STEPS.length - 2) : card.roundStatus === 'PLANNED' ? 0 : STEPS.length - 1;
    this.#surveyed = card.surveyHeld && this.#chance.chance(0.97);
  }

  state(): SheetState {
    const { scorecard, unit, unitKind, year, setCode } = this.#card;
    const submitted = this.#step > 0;
    const late = submitted && this.#chance.chance(0.06);
    const [month, days] = setCode.endsWith('cap-huyen') ? [12, late ? [16, 22] : [5, 15]] : late ? [12, [1, 9]] : [11, [18, 30]];
    const at = `${year}-${month}-${two(this.#chance.whole(days[0]!, days[1]!))}T${two(this.#chance.whole(8, 16))}:${two(this.#chance.whole(0, 59))}:00+07:00`;
    const posts =
      this.#plan.posts[unitKind === 'DIVISION' || unitKind === 'OFFICE' ? 'DIVISION' : unit.length === 5 ? 'COMMUNE' : 'DISTRICT'];
    const unrankedReason = this.#plan.unranked.find((one) => one.unit === unit)?.reason ?? null;
    return {
      scorecard,
      late,
      unrankedReason,
      status: STEPS[this.#step]!,
      submittedAt: submitted ? at : null,
      lockedBy: submitted ? this.#chance.pick(posts) : null,
    };
  }

  leaf(leaf: DemoLeaf): LeafEntry {
    const kind = leaf.part === 'SCORED' ? leaf.method : leaf.part;
    const empty = {
      scorecard: this.#card.scorecard,
      criterion: leaf.criterion,
      set: leaf.set,
      maxPoints: text(leaf.max),
      self: null,
      appraised: null,
      reappraised: null,
      measured: null,
      measuredFrom: null,
      notApplicable: false,
      note: null,
      appraiserNote: null,
      explanation: null,
      explanationRequested: false,
      evidence: [],
    } satisfies LeafEntry;
    switch (kind) {
      case 'SURVEY':
        return this.#surveyed && this.#step === STEPS.length - 1 ? { ...empty, ...this.#measured(leaf) } : empty;
      case 'DATA':
        return this.#step >= 2 ? { ...empty, ...this.#measured(leaf) } : empty;
      case 'APPRAISER_ONLY':
        return this.#step >= 2 ? { ...empty, appraised: text(this.#near(leaf.max, 0.06)) } : empty;
      case 'PENALTY':
        return this.#step >= 2 ? { ...empty, appraised: text(this.#chance.chance(0.1) ? onStep(leaf.max / 2, leaf.max) : 0) } : empty;
      case 'BONUS':
        return { ...empty, ...this.#bonus(leaf) };
      default:
        return this.#mayNotApply(leaf)
          ? { ...empty, notApplicable: true, note: this.#chance.pick(this.#plan.texts.notApplicable) }
          : { ...empty, ...this.#selfScored(leaf) };
    }
  }

  #mayNotApply({ code }: DemoLeaf): boolean {
    const kind = this.#card.setCode.replace(/^\d+-/, '');
    return (this.#plan.mayNotApply[kind] ?? []).includes(code) && this.#chance.chance(0.35);
  }

  /** What a survey or the dossiers gave, and the points that follow by the leaf's rule. */
  #measured({ rule, max }: DemoLeaf): Pick<LeafEntry, 'measured' | 'measuredFrom'> {
    const share = Math.max(0, Math.min(1, this.#ability + 0.16 * (this.#chance.next() - 0.45)));
    const measuredFrom = demoMeasure(rule, share, this.#chance);
    const points = pointsByRule(rule, max / 100, measuredFrom);
    return { measured: points?.toDecimalPlaces(2).toString() ?? null, measuredFrom };
  }

  /** Points around the unit's level, full points often. */
  #near(max: number, lift: number): number {
    if (this.#chance.chance(0.45 + lift)) return max;
    return onStep(max * (this.#ability + lift - 0.12 + 0.3 * (this.#chance.next() - 0.5)), max);
  }

  #bonus(leaf: DemoLeaf): Partial<LeafEntry> {
    const claimed = this.#chance.chance(0.25) ? leaf.max : 0;
    const granted = claimed > 0 && this.#chance.chance(0.7) ? claimed : 0;
    return {
      self: this.#step > 0 ? text(claimed) : null,
      appraised: this.#step >= 2 ? text(granted) : null,
      evidence: this.#step > 0 && granted > 0 ? [this.#document(leaf)] : [],
    };
  }

  #selfScored(leaf: DemoLeaf): Partial<LeafEntry> {
    if (this.#step === 0 && this.#chance.chance(0.4)) return {};
    const { texts } = this.#plan;
    const self = this.#near(leaf.max, 0.1);
    const evidence = this.#evidence(leaf, self);
    const missing = evidence.length === 0 && self > 0;
    const cut = missing ? 0.5 : 0.14;
    const appraised = this.#chance.chance(cut)
      ? onStep(self - 25 * this.#chance.whole(1, 3), leaf.max)
      : this.#chance.chance(0.03)
        ? onStep(self + 25, leaf.max)
        : self;
    const lowered = this.#step >= 2 && appraised < self;
    const asked = lowered && this.#step >= 3 && this.#chance.chance(0.4);
    const answered = asked && this.#step >= 4;
    const raised = this.#chance.chance(0.5) ? onStep(appraised + 25, self) : appraised;
    return {
      self: text(self),
      appraised: this.#step >= 2 ? text(appraised) : null,
      reappraised: asked && this.#step >= 5 ? text(raised) : null,
      note: this.#chance.chance(0.12) ? this.#chance.pick(texts.note) : null,
      appraiserNote:
        asked && this.#step >= 5
          ? texts.reappraised[raised > appraised ? (raised === self ? 1 : 0) : 2]!
          : lowered
            ? this.#chance.pick(texts.deducted)
            : null,
      explanation: answered
        ? this.#chance.pick(texts.explanation)
        : missing && this.#chance.chance(0.6)
          ? this.#chance.pick(texts.missing)
          : null,
      explanationRequested: asked,
      evidence,
    };
  }

  #evidence(leaf: DemoLeaf, self: number): EvidenceEntry[] {
    if (self === 0 || !this.#chance.chance(0.72)) return [];
    const first = this.#document(leaf);
    return this.#chance.chance(0.08) ? [first, this.#document(leaf)] : [first];
  }

  #document({ name }: DemoLeaf): EvidenceEntry {
    const { year, unitKind } = this.#card;
    const { mark, title } = this.#chance.pick(this.#plan.documents);
    const author = unitKind === 'DIVISION' ? 'PCM' : unitKind === 'OFFICE' ? 'VP' : 'UBND';
    return {
      title: title.replace('{leaf}', name).replace('{year}', String(year)),
      number: mark === 'CV' ? `${this.#chance.whole(5, 950)}/${author}` : `${this.#chance.whole(5, 450)}/${mark}-${author}`,
      issuedOn: `${year}-${two(this.#chance.whole(1, 10))}-${two(this.#chance.whole(1, 28))}`,
      url: null,
      demo: true,
    };
  }
}

const two = (number: number): string => String(number).padStart(2, '0');
