import { Kind, valueFromASTUntyped, type FieldNode, type OperationDefinitionNode } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import type { AuditEntry } from '../kernel/audit.js';
import type { Journal } from '../kernel/journal.js';
import type { Viewer } from '../kernel/viewer.js';

/** An operation as it was asked for. */
export interface Asked {
  readonly name: string | null;
  readonly node: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is kept account of once a request is answered. */
export interface Answered {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Null where the request held no operation that could run. */
  readonly asked: Asked | null;
  /** Something in the answer was FORBIDDEN. */
  readonly refused: boolean;
}

const LONGEST_SUBJECT = 500;
const LONGEST_VARIABLES = 4_000;

/** Notes refusals of signed-in viewers and whatever oversight reads; refusals of nobody in particular go to the log only. */
export function keepAccount(answered: Answered, journal: Journal | null, log: FastifyBaseLogger): void {
  const { viewer, refused, asked } = answered;
  if (refused && viewer.actor === 'anonymous') log.info({ operation: asked?.name }, 'refused to an anonymous caller');
  else if (refused) journal?.note(entryOf(answered, 'REFUSAL'));
  else if (asked && isOverseer(viewer)) journal?.note(entryOf(answered, 'READ'));
}

/** Whether whatever somebody reads is kept account of. */
export const isOverseer = ({ grants }: Viewer): boolean => grants.some(({ role }) => role === 'OVERSIGHT');

function entryOf({ viewer, requestId, asked }: Answered, kind: 'READ' | 'REFUSAL'): AuditEntry {
  const subject = asked ? subjectOf(asked) : '';
  return { kind, actor: viewer.actor, command: asked?.name ?? 'unnamed', subject, after: asked && bounded(asked.variables), requestId };
}

/** The fields at the root with what they were asked for, such as `unit(code: "004", year: 2019)`. */
function subjectOf({ node, variables }: Asked): string {
  const fields = node.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
  const text = fields.map((field) => fieldText(field, variables)).join(', ');
  return text.length > LONGEST_SUBJECT ? `${text.slice(0, LONGEST_SUBJECT)}…` : text;
}

function fieldText({ name, arguments: given = [] }: FieldNode, variables: Asked['variables']): string {
  const values = given.map(
    (argument) => `${argument.name.value}: ${JSON.stringify(valueFromASTUntyped(argument.value, variables)) ?? 'null'}`,
  );
  return values.length === 0 ? name.value : `${name.value}(${values.join(', ')})`;
}

/** Variables as they came, or only how long they are. */
function bounded(variables: Asked['variables']): unknown {
  const text = JSON.stringify(variables);
  return text.length > LONGEST_VARIABLES ? { characters: text.length } : variables;
}
