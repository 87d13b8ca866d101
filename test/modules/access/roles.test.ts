import { describe, expect, test } from '@jest/globals';
import { PUBLIC_SCOPE } from '../../../src/kernel/viewer.js';
import { claimValues } from '../../../src/modules/access/claims.rules.js';
import { distinctGrants, grantComplaint, GRANTED_ROLES, grantText, unitsOfRoles } from '../../../src/modules/access/role.rules.js';
import { rightsOf, unionOf } from '../../../src/modules/access/scope.rules.js';

const grant = (role: (typeof GRANTED_ROLES)[number], unit: number | null = null, mission: number | null = null) => ({
  role,
  unit,
  mission,
});

describe('a grant', () => {
  test('of a role at a unit has a unit, of oversight a mission, and stewards and administrators have neither', () => {
    const fits = (role: (typeof GRANTED_ROLES)[number]): string[] =>
      [{ role }, { role, unit: '004' }, { role, mission: 'GS-1' }, { role, unit: '004', mission: 'GS-1' }]
        .filter((codes) => grantComplaint(codes) === null)
        .map(grantText);
    expect(Object.fromEntries(GRANTED_ROLES.map((role) => [role, fits(role)]))).toEqual({
      SURVEYOR: ['SURVEYOR@004'],
      UNIT_OFFICER: ['UNIT_OFFICER@004'],
      APPRAISER: ['APPRAISER@004'],
      LEADER: ['LEADER@004'],
      OVERSIGHT: ['OVERSIGHT@GS-1'],
      DATA_STEWARD: ['DATA_STEWARD'],
      ADMIN: ['ADMIN'],
    });
  });

  test('that is wrong is complained of in both languages', () => {
    expect(grantComplaint({ role: 'LEADER' })).toEqual({
      message: 'LEADER is a role at a unit; no unit came.',
      messageVi: 'Vai trò LEADER phải gắn với một đơn vị.',
    });
  });

  test('that two accounts bring counts once', () => {
    expect(distinctGrants([grant('LEADER', 7), grant('LEADER', 7), grant('LEADER', 8)])).toEqual([grant('LEADER', 7), grant('LEADER', 8)]);
  });

  test('tells its unit only to those who ask for its role', () => {
    const grants = [grant('LEADER', 7), grant('APPRAISER', 9), grant('UNIT_OFFICER', 7), grant('ADMIN')];
    expect(unitsOfRoles(grants, ['LEADER', 'UNIT_OFFICER'])).toEqual([7]);
  });
});

describe('a scope', () => {
  test('is everything for stewards and administrators, and only these administer', () => {
    expect(rightsOf([grant('DATA_STEWARD')])).toEqual({ everything: true, administers: false });
    expect(rightsOf([grant('LEADER', 7), grant('ADMIN')])).toEqual({ everything: true, administers: true });
    expect(rightsOf([grant('LEADER', 7), grant('OVERSIGHT', null, 1)])).toEqual({ everything: false, administers: false });
  });

  test('is whatever any of its parts opens, each key once', () => {
    expect(unionOf([{ own: [3, 1] }, { own: [3], rounds: [10, 9] }, { overseen: [2] }])).toEqual({
      ...PUBLIC_SCOPE,
      own: [1, 3],
      rounds: [9, 10],
      overseen: [2],
    });
  });
});

describe('the claims of a token', () => {
  test('are matched by what they equal and, in a list, by what they contain', () => {
    const claims = { iss: 'https://issuer.example', exp: 1, sub: 'a', groups: ['b', 'c', 7], nested: { role: 'd' }, admin: true };
    expect(claimValues(claims)).toEqual([
      { claim: 'iss', value: 'https://issuer.example' },
      { claim: 'sub', value: 'a' },
      { claim: 'groups', value: 'b' },
      { claim: 'groups', value: 'c' },
    ]);
  });

  test('are looked at up to a bound', () => {
    expect(claimValues({ iss: 'i', exp: 1, groups: Array.from({ length: 5_000 }, String) })).toHaveLength(1_000);
  });
});
