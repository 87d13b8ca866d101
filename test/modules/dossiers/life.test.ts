import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ResultKind, Timeliness } from '../../../src/modules/dossiers/dossier.enums.js';
import { instantText, lifeOf, localDay, type DossierEvent } from '../../../src/modules/dossiers/dossier.rules.js';
import { daysLate, movementsOf, outcomeOf, overdueSpans, timelinessOn } from '../../../src/modules/dossiers/timeliness.rules.js';
import { anyDay, anyDossier } from './lives.js';

const events = (...steps: [state: number, at: string][]): DossierEvent[] =>
  steps.map(([state, at]) => ({ state, at: new Date(`${at}:00+07:00`) }));

describe('the life of a dossier', () => {
  test('is received by the first state other than 1 and 3, on the local day', () => {
    const life = lifeOf(events([1, '2018-03-01T23:10'], [2, '2018-03-02T00:20']));
    expect(localDay(life.receivedAt!)).toBe('2018-03-02');
    expect(instantText(life.receivedAt!)).toBe('2018-03-02 00:20:0+07');
    expect(life.refusedAt).toBeNull();
  });

  test('a refusal at intake leaves it outside; after receipt it gives the dossier back', () => {
    const refused = lifeOf(events([1, '2018-03-01T08:00'], [3, '2018-03-01T09:00']));
    expect(refused).toMatchObject({ receivedAt: null, closedAt: null, state: 3 });
    expect(movementsOf(refused, null, null)).toEqual([{ day: '2018-03-01', movement: 'REFUSED' }]);
    const returned = lifeOf(events([2, '2018-03-01T08:00'], [3, '2018-03-02T09:00']));
    expect(outcomeOf(returned, '2018-03-09', null)).toBe('RETURNED');
  });

  test('closes once: what follows the closing moves nothing', () => {
    const life = lifeOf(
      events([2, '2018-03-01T08:00'], [9, '2018-03-05T09:00'], [4, '2018-03-06T09:00'], [5, '2018-03-07T09:00'], [9, '2018-04-01T09:00']),
    );
    expect(localDay(life.closedAt!)).toBe('2018-03-05');
    expect(life.paused).toEqual([]);
    expect(life.state).toBe(9);
  });

  test('the clock stands still from the evening of a pause to the evening before work goes on', () => {
    const life = lifeOf(
      events(
        [2, '2018-03-01T08:00'],
        [5, '2018-03-02T09:00'],
        [6, '2018-03-04T09:00'],
        [4, '2018-03-06T09:00'],
        [5, '2018-03-08T08:00'],
        [4, '2018-03-08T10:00'],
      ),
    );
    expect(life.paused).toEqual([{ from: '2018-03-02', until: '2018-03-06' }]);
  });

  test('events count by their instants, whatever the order of recording', () => {
    fc.assert(
      fc.property(anyDossier, ({ events: some }) => {
        const distinct = some.filter((one, at) => some.findIndex((other) => other.at.getTime() === one.at.getTime()) === at);
        expect(lifeOf(distinct.toReversed())).toEqual(lifeOf(distinct));
      }),
    );
  });
});

describe('timeliness by calendar date', () => {
  const closing = (day: string) => ({ closedAt: new Date(`${day}T23:59:00+07:00`), closingState: 9 });

  test('early before, on time on, late after the due date; on time without one', () => {
    expect(outcomeOf(closing('2018-03-08'), '2018-03-09', null)).toBe('EARLY');
    expect(outcomeOf(closing('2018-03-09'), '2018-03-09', null)).toBe('ON_TIME');
    expect(outcomeOf(closing('2018-03-10'), '2018-03-09', null)).toBe('LATE');
    expect(outcomeOf(closing('2018-03-10'), null, null)).toBe('ON_TIME');
  });

  test('state alone does not tell: a done dossier whose result is withdrawn was withdrawn', () => {
    const outcome = outcomeOf(closing('2018-03-08'), '2018-03-09', ResultKind.WITHDRAWN);
    expect(outcome).toBe('WITHDRAWN');
  });

  test('open is late from the day after the due date', () => {
    const facts = { dueOn: '2018-03-09', receivedOn: '2018-03-01', closedOn: null, outcome: null, paused: false };
    expect(timelinessOn('2018-03-09', facts)).toBe(Timeliness.OPEN_IN_TIME);
    expect(timelinessOn('2018-03-10', facts)).toBe(Timeliness.OPEN_LATE);
    expect(daysLate('2018-03-12', facts)).toBe(3);
    expect(timelinessOn('2018-03-12', { ...facts, paused: true })).toBeNull();
    expect(timelinessOn('2018-02-28', facts)).toBeNull();
  });

  test('overdue days are exactly the days on which it is OPEN_LATE', () => {
    fc.assert(
      fc.property(anyDossier, anyDay, ({ events: some, dueOn, resultKind }, day) => {
        const life = lifeOf(some);
        const on = (spans: readonly { from: string; until: string | null }[]) =>
          spans.some(({ from, until }) => from <= day && (until === null || day < until));
        const facts = {
          dueOn,
          receivedOn: life.receivedAt && localDay(life.receivedAt),
          closedOn: life.closedAt && localDay(life.closedAt),
          outcome: outcomeOf(life, dueOn, resultKind),
          paused: on(life.paused),
        };
        expect(timelinessOn(day, facts) === Timeliness.OPEN_LATE).toBe(on(overdueSpans(life, dueOn)));
      }),
    );
  });
});
