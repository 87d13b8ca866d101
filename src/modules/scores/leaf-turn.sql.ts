import { sql, type RawBuilder } from 'kysely';

/**
 * Whether something is still to be said of leaf `c` of a sheet at the stage that it has reached: to be scored, appraised, explained or
 * appraised again. `s` is what is recorded of the leaf; its columns are null where that is nothing yet.
 */
export const leafIsOpen = (status: RawBuilder<unknown>): RawBuilder<boolean> => sql`
  case ${status}
    when 'DRAFT' then c.method = 'SELF_APPRAISED' and s.self_points is null and s.not_applicable is not true
    when 'SUBMITTED' then c.method in ('SELF_APPRAISED', 'APPRAISER_ONLY') and s.appraised_points is null and s.not_applicable is not true
    when 'EXPLAINED' then coalesce(s.explanation_requested and s.reappraised_points is null, false)
    when 'REAPPRAISED' then false
    else coalesce(s.explanation_requested, false) end`;
