import { sql, type RawBuilder } from 'kysely';

/**
 * Whether something is still to be said of leaf `c` in field `f` of a sheet at the stage that it has reached: to be scored, appraised, explained
 * or appraised again. `s` is what is recorded of the leaf; its columns are null where that is nothing yet. The guards of the steps say the same.
 */
export const leafIsOpen = (status: RawBuilder<unknown>): RawBuilder<boolean> => sql`
  case ${status}
    when 'DRAFT' then c.method = 'SELF_APPRAISED' and f.part = 'SCORED' and s.self_points is null and s.not_applicable is not true
    when 'SUBMITTED' then c.method in ('SELF_APPRAISED', 'APPRAISER_ONLY') and s.appraised_points is null and s.not_applicable is not true
      and (f.part = 'SCORED' or s.self_points is not null)
    when 'EXPLANATION_REQUESTED' then coalesce(s.explanation_requested and s.explained_at is null, false)
    when 'EXPLAINED' then coalesce(s.explanation_requested and s.reappraised_points is null and not s.not_applicable, false)
    when 'REAPPRAISED' then false
    else coalesce(s.explanation_requested, false) end`;
