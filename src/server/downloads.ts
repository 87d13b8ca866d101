import { Readable } from 'node:stream';
import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { badInput, HubError } from '../kernel/errors.js';
import { workbookStream, XLSX_TYPE } from '../kernel/workbook-writer.js';
import { answerTo, viewerBehind, type Answering, type Question } from './answering.js';
import { searchOf } from './asked.js';
import { keepPrivate } from './caching.js';
import { csvPieces, type CsvManner } from './download.csv.js';
import { fileName } from './download.name.js';
import { notesIn } from './download.notes.js';
import { fileNamed, type Downloadable, type Format } from './download.operations.js';
import { longestList, tableOf, type ListPath } from './download.table.js';
import { saidIn, variablesOf } from './download.variables.js';
import { workbookOf } from './download.workbook.js';
import { httpStatusOf, refuseOtherMethods } from './http-errors.js';

const URL = '/q/:file';
const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: XLSX_TYPE,
};

/** What an address orders. */
interface Order {
  readonly download: Downloadable;
  readonly format: Format;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The list whose elements are to be the rows; null for the longest. */
  readonly list: ListPath | null;
  readonly manner: CsvManner;
}

/** Serves the saved operations as files, with the caller’s rights. */
export function serveDownloads(
  app: FastifyInstance,
  schema: GraphQLSchema,
  known: ReadonlyMap<string, Downloadable>,
  answering: Answering,
): void {
  app.get(URL, { exposeHeadRoute: false }, async (request, reply) => {
    keepPrivate(reply);
    const viewer = await viewerBehind(request, answering);
    const order = orderOf(schema, known, request);
    const answered = await answerTo(questionOf(order), viewer, answering, request, reply);
    if (answered.refusal) throw answered.refusal;
    if (order instanceof HubError) throw order;
    return send(order, answered.text, reply);
  });
  refuseOtherMethods(app, URL, 'GET');
}

/** What is ordered, or why nothing can be: whoever orders what is not there pays for it too. */
function orderOf(schema: GraphQLSchema, known: ReadonlyMap<string, Downloadable>, request: FastifyRequest): Order | HubError {
  try {
    const { download, format } = fileNamed((request.params as { file: string }).file, known);
    const said = new Map(saidIn(searchOf(request.url)));
    const word = (name: string): string | null => {
      const [text = null, ...more] = said.get(name) ?? [];
      if (more.length > 0) throw wrongWord(name, 'more than one', 'one');
      said.delete(name);
      return text;
    };
    const list = format === 'json' ? null : listNamed(word('rows'), download);
    const manner = format === 'csv' ? mannerOf(word('sep'), word('decimal')) : mannerOf(null, null);
    return { download, format, list, manner, variables: variablesOf(schema, download.operation, said) };
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

function listNamed(path: string | null, { lists }: Downloadable): ListPath | null {
  const list = lists.find((one) => one.path === path) ?? null;
  if (path !== null && !list) throw wrongWord('rows', path, lists.map((one) => one.path).join(' or ') || 'nothing');
  return list;
}

function mannerOf(separator: string | null, decimal: string | null): CsvManner {
  if (separator !== null && separator !== ',' && separator !== ';') throw wrongWord('sep', separator, ', or ;');
  if (decimal !== null && decimal !== '.' && decimal !== ',') throw wrongWord('decimal', decimal, '. or ,');
  return { separator: separator ?? ',', decimal: decimal ?? '.' };
}

function questionOf(order: Order | HubError): Question {
  const refusal = order instanceof HubError ? order : null;
  const { text, name, variables } =
    order instanceof HubError ? { text: null, name: null, variables: null } : { ...textOf(order), variables: order.variables };
  return {
    asked: { text, trusted: true, hashed: false, operationName: name, variables, refusal },
    toApollo: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json']]),
      search: '',
      body: { query: text, operationName: name, variables },
    },
    shared: false,
  };
}

const textOf = ({ download: { name, text, withNotes }, format }: Order) => ({ name, text: format === 'json' ? text : withNotes });

interface GraphAnswer {
  readonly data?: unknown;
  readonly errors?: readonly [Pick<HubError, 'extensions'>];
  readonly extensions?: { readonly demo?: boolean };
}

/** Sends the answer as a file; one with errors goes out as the graph gave it, as a file with holes would be taken for whole. */
function send(order: Order, text: string, reply: FastifyReply): FastifyReply {
  const { data, errors, extensions } = JSON.parse(text) as GraphAnswer;
  if (errors) return reply.code(httpStatusOf(reply, errors[0])).type(TYPES.json).send(text);
  const { download, format, variables, manner } = order;
  const demo = extensions?.demo === true;
  const notes = notesIn(download.fields, data);
  const partial = notes.more.length > 0;
  const name = fileName({ operation: download.name, variables, demo, partial, format });
  reply.type(TYPES[format]).header('content-disposition', `attachment; filename="${name}"`);
  if (partial) reply.header('x-more-rows', notes.more.map(moreText).join(', '));
  if (format === 'json') return reply.send(text);
  const table = tableOf(download.fields, data, order.list ?? longestList(download.fields, data));
  if (table.list !== null) reply.header('x-rows', table.list);
  if (table.leftOut.length > 0) reply.header('x-left-out', table.leftOut.join(', '));
  if (format === 'csv') return reply.send(Readable.from(csvPieces(table, demo, manner)));
  return reply.send(Readable.from(workbookStream(workbookOf({ download, variables, table, notes, demo, at: new Date() }))));
}

const moreText = ({ list, after }: { readonly list: string; readonly after: string | null }): string =>
  after === null ? list : `${list}; after=${after}`;

const wrongWord = (name: string, came: string, expected: string): HubError =>
  badInput({
    message: `The address says ${name}=${came.slice(0, 80)}; expected ${expected}.`,
    messageVi: `Tham số ${name} trong địa chỉ không hợp lệ; giá trị cho phép: ${expected}.`,
    hint: 'Such as /q/UnitSearch.csv?text=long%20bien&sep=;&rows=units.nodes.',
  });
