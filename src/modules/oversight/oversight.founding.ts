import type { Client } from 'pg';
import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { partyId, unitsOfCodes } from '../documents/index.js';
import { recordFindings, type NewCause, type NewFinding } from './finding.commands.js';
import { citeStatements, recordMission, type NewMission } from './mission.commands.js';
import { recordRecommendations, type NewRecommendation } from './recommendation.commands.js';

interface FoundingMission extends Omit<NewMission, 'source' | 'organ' | 'subjects' | 'sessions' | 'reports'> {
  /** By code. */
  readonly organ: string;
  readonly session: { readonly place: string; readonly chairPost: string; readonly locator: string };
  readonly report: { readonly locator: string };
}

interface FoundingFinding extends Pick<NewFinding, 'kind' | 'text' | 'locator'> {
  readonly causes?: readonly (Pick<NewCause, 'text'> & { readonly owner?: string })[];
}

interface FoundingRecommendation extends Pick<NewRecommendation, 'text' | 'status' | 'locator'> {
  readonly from: string;
  readonly to: readonly string[];
  readonly forwarded?: { readonly by: string; readonly to: readonly string[]; readonly locator: string };
}

/** What one source tells of one day: its records share day, source and subject, and name parties by the keys of `parties`. */
interface FoundingMeeting {
  readonly source: string;
  readonly on: string;
  /** The subject by code, or in words where the source does not say which unit it is. */
  readonly subject?: string;
  readonly unresolvedSubject?: string;
  readonly parties?: Readonly<Record<string, { readonly name: string; readonly unit?: string }>>;
  readonly mission?: FoundingMission;
  readonly findings: readonly FoundingFinding[];
  readonly recommendations?: readonly FoundingRecommendation[];
}

async function unitOf(client: Client, code: string, { on }: FoundingMeeting): Promise<number> {
  const [unit] = await unitsOfCodes(client, [{ code, on }]);
  if (unit === undefined) throw new Error(`Nobody held the unit code ${code} on ${on}.`);
  return unit;
}

/** The ids of a meeting's parties by key. */
async function partiesOf(client: Client, meeting: FoundingMeeting): Promise<(key: string) => number> {
  const ids = new Map<string, number>();
  for (const [key, { name, unit }] of Object.entries(meeting.parties ?? {})) {
    ids.set(key, await partyId(client, { name, unit: unit === undefined ? null : await unitOf(client, unit, meeting) }));
  }
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`The meeting of ${meeting.source} names no party ${key}.`);
    return id;
  };
}

async function missionOf(client: Client, meeting: FoundingMeeting, subject: number | null): Promise<number | null> {
  const { mission, source, on } = meeting;
  if (mission === undefined || subject === null) return null;
  const { session, report, organ, ...plain } = mission;
  const id = await recordMission(client, SEEDER, {
    ...plain,
    source,
    organ: await unitOf(client, organ, meeting),
    subjects: [subject],
    sessions: [{ ...session, heldOn: on, source }],
    reports: [{ ...report, unit: subject, reportedOn: on, source }],
  });
  await citeStatements(client, SEEDER, id, source);
  return id;
}

async function recordMeeting(client: Client, meeting: FoundingMeeting): Promise<number> {
  const { source, on, unresolvedSubject = null, findings, recommendations = [] } = meeting;
  const unit = meeting.subject === undefined ? null : await unitOf(client, meeting.subject, meeting);
  const party = await partiesOf(client, meeting);
  const mission = await missionOf(client, meeting, unit);
  await recordFindings(
    client,
    SEEDER,
    findings.map(({ causes = [], ...finding }) => {
      const owned = causes.map(({ text, owner }) => ({ text, owner: owner === undefined ? null : party(owner) }));
      return { ...finding, mission, unit, unresolvedSubject, foundOn: on, source, causes: owned };
    }),
  );
  await recordRecommendations(
    client,
    SEEDER,
    recommendations.map(({ forwarded, from, to, ...plain }) => {
      const forwardings = (forwarded?.to ?? []).map((key) => ({
        to: party(key),
        by: party(forwarded?.by ?? key),
        source,
        locator: forwarded?.locator ?? plain.locator,
      }));
      return { ...plain, mission, from: party(from), to: to.map(party), raisedOn: on, source, forwardings };
    }),
  );
  return findings.length + recommendations.length + (mission === null ? 0 : 1);
}

const foundingStep: SeedStep = {
  name: 'oversight/founding',
  title: 'Missions, findings and recommendations of the founding documents',
  async run(seeding) {
    const { meetings } = await seedFile<{ meetings: FoundingMeeting[] }>(seeding, 'founding/oversight.json');
    let rows = 0;
    for (const meeting of meetings) rows += await recordMeeting(seeding.client, meeting);
    return rows;
  },
};

export const oversightSeeds = [foundingStep];
