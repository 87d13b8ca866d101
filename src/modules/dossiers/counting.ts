/**
 * The version of the counting rules, named in every answer that counts dossiers. A change of any rule below is a new version:
 * dossier.rules.ts, timeliness.rules.ts and flow.rules.ts, and their counterparts in schema/migrations/0006-dossiers.sql.
 */
export const DEFINITION = '2026.1';

export const DEFINITION_TEXT =
  `Version of the counting rules (phiên bản quy tắc đếm). ${DEFINITION}: every dossier counts for its responsible unit, by the
states of its events and by local calendar date, whatever its state is today. It is received once, by the first state other than 1 and 3, and closed once,
by the first 9 or 10 (resolved), 8 (returned, or withdrawn where the result says so) or, after receipt, 3 (returned); a result RETURNED or WITHDRAWN goes before
the state; what follows the closing moves nothing. Refused at intake (3 before any receipt) lies outside received. A dossier in hand is paused while its newest
state is 5 or 6, else open. Early, on time, late: closed before, on, after the due date; without one on time. Open late: open at the end of a day after the due
date. Stocks are as of the period’s end, or of today where the period has not ended.`.replaceAll('\n', ' ');
