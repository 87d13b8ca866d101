import { badInput } from '../../kernel/errors.js';
import { parseGlobalId } from '../../kernel/global-id.js';

type Keyed = 'Score' | 'Scorecard' | 'ScoringRound' | 'Evidence';

/** The key in an id of a type; null for anything else. */
export function keyIn(id: string, type: Keyed): number | null {
  const parsed = parseGlobalId(id);
  const key = parsed?.type === type && /^[1-9]\d{0,9}$/u.test(parsed.key) ? Number(parsed.key) : 0;
  return key > 0 && key <= 2_147_483_647 ? key : null;
}

/** The same, with BAD_USER_INPUT for anything else. */
export function keyOf(id: string, type: Keyed): number {
  const key = keyIn(id, type);
  if (key !== null) return key;
  throw badInput({
    message: `The id of a ${type} was expected; ${JSON.stringify(id)} came.`,
    messageVi: `Cần mã của ${type}; giá trị nhận được: ${JSON.stringify(id)}.`,
    hint: `Take it from ${type}.id.`,
  });
}

/** In characters: what a note, a reason or an explanation may have. */
const LONGEST = 10_000;

/** A text as it is kept: in one Unicode form, without blanks around it; null is taken away, undefined stays. */
export function saidText<Text extends string | null | undefined>(text: Text, name: string): Text | null {
  if (text == null) return text;
  const said = text.normalize('NFC').trim();
  if (said.length <= LONGEST) return said === '' ? null : (said as Text);
  throw badInput({
    message: `${name} has ${said.length} characters; ${LONGEST} are the most.`,
    messageVi: `${name} dài ${said.length} ký tự; tối đa ${LONGEST}.`,
  });
}

/** The same of a text that has to be there. */
export function neededText(text: string, name: string): string {
  const said = saidText(text, name);
  if (said !== null) return said;
  throw badInput({ message: `${name} is empty.`, messageVi: `${name} không được để trống.` });
}
