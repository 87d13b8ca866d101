import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { CommandRun, Done } from '../../kernel/command.js';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { parseGlobalId } from '../../kernel/global-id.js';
import { ANONYMOUS } from '../../kernel/viewer.js';
import { draftsSets, setDrafted } from '../access/index.js';
import { incomingDraft, writtenLinks, writtenName } from './criteria-set-input.js';
import { CriteriaSetDraftInput, LeafEquivalenceInput } from './criteria-set-input.type.js';
import { discardSet, draftSet, newSetVersion, publishSet, retireSet } from './criteria-set-life.commands.js';
import type { CriteriaSetRow } from './criteria-set.query.js';
import { nobodyAsks, notYoursToDraft, setUnknown } from './criteria-set-refusal.js';
import { CriteriaSet } from './criteria-set.type.js';
import { criteriaSetByKey } from './criteria.loaders.js';

const DRAFTERS = 'Leaders of the unit that issues it, appraisers and leaders of its agencies, and data stewards do; FORBIDDEN for others.';
const PUBLISHERS = 'Leaders of the unit that issues it and data stewards do; FORBIDDEN for others.';
const SET = { description: 'CriteriaSet.id (mã id của bộ tiêu chí).' };

@Resolver()
export class CriteriaSetCommandResolver {
  @Mutation(() => CriteriaSet, {
    description: `Writes a whole version of a set as a draft (soạn thảo bộ tiêu chí); CriteriaSet.problems then tells what stands in the way of publishing it. ${DRAFTERS}`,
  })
  async draftCriteriaSet(
    @Ctx() context: RequestContext,
    @Arg('input', () => CriteriaSetDraftInput, { description: 'The set (nội dung bộ tiêu chí), with all its parts.' })
    input: CriteriaSetDraftInput,
    @Arg('replace', () => Boolean, {
      nullable: true,
      description: 'True puts it in the place of the draft of the same code and version (thay thế bản dự thảo); else that is a CONFLICT.',
    })
    replace?: boolean | null,
  ): Promise<CriteriaSetRow> {
    drafterOnly(context);
    const { viewer } = context;
    const { draft, issuer } = await incomingDraft(context.reads, input);
    if (!setDrafted(viewer, issuer)) throw notYoursToDraft();
    return changed(context, 'draftCriteriaSet', (run) => draftSet(run, { viewer, draft, replace: replace ?? false }));
  }

  @Mutation(() => CriteriaSet, {
    description: `Copies a published or retired set into a draft of the next version (lập phiên bản mới), each leaf SAME as the one of its code where nothing else is said. ${DRAFTERS}`,
  })
  async newCriteriaSetVersion(
    @Ctx() context: RequestContext,
    @Arg('set', () => ID, SET) id: string,
    @Arg('effectiveFromYear', () => Int, {
      nullable: true,
      description: 'First year of use (áp dụng từ năm); this year, or the one after the last of the old version, when not given.',
    })
    effectiveFromYear?: number | null,
    @Arg('name', () => String, {
      nullable: true,
      description: 'Name of the new version (tên bộ tiêu chí); that of the old one when not given.',
    })
    name?: string | null,
    @Arg('equivalences', () => [LeafEquivalenceInput], {
      nullable: true,
      description: 'How leaves follow that are not SAME (các tiêu chí tương đương khác).',
    })
    equivalences?: LeafEquivalenceInput[] | null,
  ): Promise<CriteriaSetRow> {
    const set = await seenSet(context, id);
    const { viewer, today } = context;
    const links = writtenLinks(equivalences ?? []);
    const order = { viewer, set, today, links, name: writtenName(name), effectiveFromYear: effectiveFromYear ?? null };
    return changed(context, 'newCriteriaSetVersion', (run) => newSetVersion(run, order));
  }

  @Mutation(() => CriteriaSet, {
    description: `Publishes a draft (ban hành bộ tiêu chí), which never changes from then on; RULE_VIOLATION with extensions.problems while something stands in the way. ${PUBLISHERS}`,
  })
  async publishCriteriaSet(@Ctx() context: RequestContext, @Arg('set', () => ID, SET) id: string): Promise<CriteriaSetRow> {
    const set = await seenSet(context, id);
    return changed(context, 'publishCriteriaSet', (run) => publishSet(run, context.viewer, set));
  }

  @Mutation(() => CriteriaSet, {
    description: `Takes a published set out of use (cho hết hiệu lực); rounds that were scored with it keep it. ${PUBLISHERS}`,
  })
  async retireCriteriaSet(
    @Ctx() context: RequestContext,
    @Arg('set', () => ID, SET) id: string,
    @Arg('lastYear', () => Int, { nullable: true, description: 'Its last year of use (áp dụng đến năm); as it is when not given.' })
    lastYear?: number | null,
  ): Promise<CriteriaSetRow> {
    const set = await seenSet(context, id);
    return changed(context, 'retireCriteriaSet', (run) => retireSet(run, context.viewer, set, lastYear ?? null));
  }

  @Mutation(() => ID, { description: `Deletes a draft (hủy bản dự thảo) and tells the id that it had. ${DRAFTERS}` })
  async discardCriteriaSet(@Ctx() context: RequestContext, @Arg('set', () => ID, SET) id: string): Promise<string> {
    const set = await seenSet(context, id);
    await context.command('criteria.discardCriteriaSet', (run) => discardSet(run, context.viewer, set));
    return id;
  }
}

/** UNAUTHENTICATED for nobody in particular, FORBIDDEN for who drafts no set of any unit. */
function drafterOnly({ viewer }: RequestContext): void {
  if (viewer.actor === ANONYMOUS.actor) throw nobodyAsks();
  if (!draftsSets(viewer)) throw notYoursToDraft();
}

/** The key of a set that a drafter sees; NOT_FOUND for others' drafts and for an id of something else. */
async function seenSet(context: RequestContext, id: string): Promise<number> {
  drafterOnly(context);
  const parsed = parseGlobalId(id);
  const key = parsed?.type === 'CriteriaSet' && /^[1-9]\d{0,8}$/.test(parsed.key) ? Number(parsed.key) : null;
  const set = key === null ? null : await context.loaders.load(criteriaSetByKey, key);
  if (set === null) throw setUnknown();
  return set.key;
}

/** Runs a command and reads the set that came of it. */
async function changed(context: RequestContext, name: string, work: (run: CommandRun) => Promise<Done<number>>): Promise<CriteriaSetRow> {
  const key = await context.command(`criteria.${name}`, work);
  return marked(context, (await context.loaders.load(criteriaSetByKey, key))!);
}
