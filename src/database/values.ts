import pg from 'pg';

const { DATE } = pg.types.builtins;
/** Types of arrays, which have no names in pg. */
const DATES = 1182;
const NUMERICS = 1231;
const TEXTS = 1009;

const texts = pg.types.getTypeParser(TEXTS as never);

/**
 * How PostgreSQL's values arrive everywhere in the hub: a date stays `YYYY-MM-DD` (as a `Date` it would shift with the
 * zone of the machine), an instant becomes a `Date`; numeric and bigint stay exact strings, alone and in arrays.
 */
export const values = new pg.TypeOverrides();
values.setTypeParser(DATE, (text: string) => text);
values.setTypeParser(DATES, texts);
values.setTypeParser(NUMERICS, texts);
