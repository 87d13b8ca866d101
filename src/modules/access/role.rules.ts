import type { Grant, RoleName } from '../../kernel/viewer.js';

/** Roles that somebody can be given; everybody is PUBLIC without a grant. */
export const GRANTED_ROLES = ['SURVEYOR', 'UNIT_OFFICER', 'APPRAISER', 'LEADER', 'OVERSIGHT', 'DATA_STEWARD', 'ADMIN'] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** What a role is bound to: a unit, a mission, or nothing. */
export const boundTo = (role: RoleName): 'unit' | 'mission' | null => {
  if (role === 'OVERSIGHT') return 'mission';
  return role === 'PUBLIC' || role === 'DATA_STEWARD' || role === 'ADMIN' ? null : 'unit';
};

/** A role with the codes of what it is bound to, as people write it. */
export interface GrantCodes {
  readonly role: RoleName;
  readonly unit?: string | null | undefined;
  readonly mission?: string | null | undefined;
}

/** What is missing from a grant, or too much in it, as English and Vietnamese sentences; null when nothing is. */
export function grantComplaint({ role, unit, mission }: GrantCodes): { message: string; messageVi: string } | null {
  const needed = boundTo(role);
  if (needed === 'unit' && unit == null)
    return { message: `${role} is a role at a unit; no unit came.`, messageVi: `Vai trò ${role} phải gắn với một đơn vị.` };
  if (needed === 'mission' && mission == null)
    return { message: `${role} is a role in a mission; no mission came.`, messageVi: `Vai trò ${role} phải gắn với một cuộc giám sát.` };
  if (needed !== 'unit' && unit != null)
    return { message: `${role} is not a role at a unit; ${unit} came.`, messageVi: `Vai trò ${role} không gắn với đơn vị.` };
  if (needed !== 'mission' && mission != null)
    return { message: `${role} is not a role in a mission; ${mission} came.`, messageVi: `Vai trò ${role} không gắn với cuộc giám sát.` };
  return null;
}

/** What audit rows call a grant: `LEADER@004`, `OVERSIGHT@GS-DOSON-2020`, `ADMIN`. */
export const grantText = ({ role, unit, mission }: GrantCodes): string => {
  const place = unit ?? mission;
  return place == null ? role : `${role}@${place}`;
};

/** The same grants, each once. */
export function distinctGrants(grants: readonly Grant[]): readonly Grant[] {
  return [...new Map(grants.map(({ role, unit, mission }) => [`${role}/${unit}/${mission}`, { role, unit, mission }])).values()];
}

/** Identities of the units of those grants that have one of these roles, each once. */
export const unitsOfRoles = (grants: readonly Grant[], roles: readonly RoleName[]): number[] => [
  ...new Set(grants.flatMap(({ role, unit }) => (unit !== null && roles.includes(role) ? [unit] : []))),
];
