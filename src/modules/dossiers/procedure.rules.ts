import { searchKey } from '../units/index.js';

/** What a search in procedure names compares: no tone marks, lower case, đ as d, one kind of dash. */
export const procedureSearchKey = (text: string): string => searchKey(text);
