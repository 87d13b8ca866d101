import { UNIT_CODES } from './unit-columns.rules.js';

/** How a cell names a party: by a name, by the code of a unit, or by both as in `UBND quận Đồ Sơn (308)`. */
export interface PartyWords {
  readonly name: string | null;
  readonly code: string | null;
}

/** How cells that name a party are to be filled in. */
export const PARTY_EXPLANATION = 'Ghi tên, kèm mã đơn vị trong ngoặc nếu xác định được: “UBND quận Đồ Sơn (308)”; hoặc chỉ ghi mã.';

const NAMED = /^(.+?)\s*\(([^()]+)\)$/u;

/** The party that a cell names; what stands in brackets is a code only where it looks like one. */
export function partyWords(text: string): PartyWords {
  if (UNIT_CODES.form.test(text)) return { name: null, code: text };
  const [, name, code] = NAMED.exec(text) ?? [];
  return name !== undefined && code !== undefined && UNIT_CODES.form.test(code) ? { name, code } : { name: text, code: null };
}

/** The parties of a cell, which a semicolon divides. */
export const partiesOfCell = (text: string): readonly PartyWords[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(partyWords);

/** Whether a party that is there is the one that words mean; a code alone means whoever speaks for the unit. */
export const meansParty = (
  { name, code }: PartyWords,
  unit: number | null,
  party: { readonly name: string | null; readonly unit: number | null },
): boolean => party.name !== null && (name === null || party.name === name) && (code === null ? party.unit === null : party.unit === unit);
