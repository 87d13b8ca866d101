import type { GrantCodes } from '../../src/modules/access/index.js';
import type { Answer, ScratchHub } from './scratch-hub.js';
import { changesQuery, SHEET_QUERY, STEPS, type Seen, type Step } from './steps.js';

export const CHAIR: GrantCodes = { role: 'LEADER', unit: '004' };
export const STANDING: GrantCodes = { role: 'APPRAISER', unit: '004.noi-vu' };
export const STEWARD: GrantCodes = { role: 'DATA_STEWARD' };
export const officer = (unit: string): GrantCodes => ({ role: 'UNIT_OFFICER', unit });
const named = ({ role, unit }: GrantCodes): string => (unit ? `${role} ${unit}` : role);

/** A line to whoever watches. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A hub on which a round is played, step by step. */
export class Play {
  readonly #hub: ScratchHub;
  #day = '';

  constructor(hub: ScratchHub) {
    this.#hub = hub;
  }

  on(instant: string, what: string): void {
    this.#hub.at(instant);
    this.#day = instant.slice(0, 16).replace('T', ' ');
    say(`\n${this.#day} · ${what}`);
  }

  /** A step that has to go well; answers what was done. */
  async does(as: GrantCodes, step: Step, variables: Record<string, unknown>, told?: (done: Seen) => string): Promise<Seen> {
    const { data, errors } = await this.#hub.ask(as, STEPS[step], variables);
    if (errors) throw new Error(`${named(as)} · ${step}: ${JSON.stringify(errors)}`);
    const done = data!['done'] as Seen;
    if (told) say(`  ✓ ${named(as)} · ${step}: ${told(done)}`);
    return done;
  }

  /** A step that has to be refused, by this code and rule. */
  async isRefused(as: GrantCodes, step: Step, variables: Record<string, unknown>, code: string, rule?: string): Promise<void> {
    const { errors } = await this.#hub.ask(as, STEPS[step], variables);
    const came = errors?.[0]?.extensions;
    if (came?.['code'] !== code || (rule !== undefined && came['rule'] !== rule))
      throw new Error(`${named(as)} · ${step}: ${code} ${rule ?? ''} was expected; ${JSON.stringify(errors)} came.`);
    say(`  ✗ ${named(as)} · ${step}: ${[code, came['rule']].filter(Boolean).join(' ')} — ${String(came['messageVi'])}`);
  }

  async node(id: string, as: GrantCodes | null = STEWARD, query = SHEET_QUERY): Promise<Seen> {
    const { data, errors }: Answer = await this.#hub.ask(as, query, { id });
    if (errors) throw new Error(JSON.stringify(errors));
    return data!['node'] as Seen;
  }

  /** A sheet or round with its present version, as the steps take it. */
  async now(kind: 'scorecard' | 'round', id: string): Promise<{ version: number; [key: string]: unknown }> {
    return { [kind]: id, version: (await this.node(id)).version };
  }
}

/** A ward scores every leaf that is its own, the later ones in the list a little lower. */
export async function fillIn(game: Play, { id, unit }: { readonly id: string; readonly unit: string }, at: number): Promise<void> {
  for (const [place, { id: score, version, criterion }] of (await game.node(id)).scores.entries()) {
    if (criterion.method !== 'SELF_APPRAISED') continue;
    const points = criterion.maxPoints - ((at + place) % 4) * 0.5;
    await game.does(officer(unit), 'scoreLeaf', { score, version, input: { points } });
    await game.does(officer(unit), 'attachEvidence', {
      score,
      input: { title: `Văn bản về ${criterion.code}`, number: `${10 + at}/BC-UBND`, issuedOn: '2018-10-15' },
    });
  }
}

/** The standing agency appraises every leaf, now and then below what the ward gave itself. */
export async function appraise(game: Play, id: string, at: number): Promise<void> {
  for (const [place, { id: score, version, selfPoints, criterion }] of (await game.node(id)).scores.entries()) {
    if (criterion.method !== 'SELF_APPRAISED') continue;
    const points = selfPoints - ((at * 3 + place) % 5 === 0 ? 0.75 : 0);
    await game.does(STANDING, 'appraiseLeaf', { score, version, input: { points, note: points < selfPoints ? 'Tài liệu chưa đủ' : null } });
  }
}

/** A leaf with its present version. */
export const leafNow = async (game: Play, sheet: string, id: string): Promise<{ score: string; version: number }> => ({
  score: id,
  version: (await game.node(sheet)).scores.find((leaf) => leaf.id === id)!.version,
});

/** How far a round is. */
export const progressText = ({
  roundStatus: status,
  progress: { units, submitted, submittedOnTime, appraised, finalized },
}: Seen): string => `${status}: nộp ${submitted}/${units} (đúng hạn ${submittedOnTime}), thẩm định ${appraised}, chốt ${finalized}`;

/** The results of a round, in order. */
export function tell({ status, publicationDecision, scorecards }: Seen): void {
  say(`  ${status} theo ${publicationDecision}:`);
  for (const { unit, index, rank, grade, late } of scorecards)
    say(
      `  ${String(rank.position).padStart(3)}/${rank.of}  ${index.toFixed(2).padStart(6)}  ${grade.name.padEnd(9)} ${unit.name}${late ? ' (nộp muộn)' : ''}`,
    );
}

/** What the graph keeps of all that was done, each step with how often. The numbers are without a gap, or it throws. */
export async function history(game: Play, round: string): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  let last = 0;
  for (let more = true; more;) {
    const { changes } = await game.node(round, STEWARD, changesQuery(last));
    for (const { sequence, step } of changes.changes) {
      if (sequence !== last + 1) throw new Error(`After change ${last} came ${sequence}.`);
      last = sequence;
      times.set(step, (times.get(step) ?? 0) + 1);
    }
    more = changes.more;
  }
  return times;
}
