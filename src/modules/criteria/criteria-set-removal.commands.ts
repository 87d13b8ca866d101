import type { Client } from 'pg';
import { HubError } from '../../kernel/errors.js';

/** Deletes a draft with all that belongs to it, also what it noted as dropped of the version before. RULE_VIOLATION where something refers to it. */
export async function removeDraft(client: Client, key: number): Promise<void> {
  try {
    for (const statement of [DROPPED, LINKS, ...PARTS]) await client.query(statement, [key]);
  } catch (error) {
    throw (error as { code?: unknown }).code === FOREIGN_KEY ? inUse(error) : error;
  }
}

const FOREIGN_KEY = '23503';

const inUse = (cause: unknown): HubError =>
  Object.assign(
    new HubError(
      'RULE_VIOLATION',
      {
        message: 'A round, a finding or a later version refers to this draft or to a criterion of it, so it stays as it is.',
        messageVi:
          'Bản dự thảo hoặc tiêu chí của nó đang được đợt chấm điểm, nhận định giám sát hoặc phiên bản sau tham chiếu nên không thể xóa, thay thế.',
        hint: 'Take back what refers to it, or make a new version.',
      },
      { rule: 'SET_IS_IN_USE' },
    ),
    { cause },
  );

/** A leaf that was dropped is noted without the version that dropped it: the notes go with the only set that follows. */
const DROPPED = `
  delete from criterion_equivalence e using criterion o
  where e.newer_id is null and o.id = e.older_id and o.set_id in (
    select x.set_id from criterion n join criterion_equivalence l on l.newer_id = n.id join criterion x on x.id = l.older_id where n.set_id = $1
    union (
      select b.id from criteria_set s join criteria_set b on b.code = s.code and b.version < s.version and b.status in ('PUBLISHED', 'RETIRED')
      where s.id = $1 order by b.version desc limit 1))
  and not exists (
    select from criterion x join criterion_equivalence l on l.older_id = x.id join criterion n on n.id = l.newer_id
    where x.set_id = o.set_id and n.set_id <> $1)`;

const LINKS = 'delete from criterion_equivalence e using criterion n where n.id = e.newer_id and n.set_id = $1';

const PARTS = [
  ...['tie_breaker', 'grade_band', 'criterion', 'criteria_field'].map((part) => `delete from ${part} where set_id = $1`),
  'delete from criteria_set where id = $1',
];
