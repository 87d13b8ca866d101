import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import type { Random } from '../../../src/kernel/random.js';
import type { Pool } from './pool.js';

/** How often a value is one at the edge of what its type can hold. */
const EDGE = 0.08;

/** Texts that have broken programs; none is long. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '%',
  '_',
  '%%%_%',
  '\\',
  "'",
  '"',
  "' or 1=1 --",
  "'; drop table unit; --",
  '1) union select null, null --',
  '$1',
  '${1}',
  '{}',
  '[]',
  'null',
  '\u0000',
  '00\u00001',
  '\u200b001',
  '\u202e100',
  'Quận Ba Đình'.normalize('NFD'),
  'Hoà Bình',
  'Hòa Bình',
  'Ðống Đa',
  '\ud800',
  'a\udfffb',
  '\u{1f1fb}\u{1f1f3}',
  'ﷺ',
  '\uffff',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'A'.repeat(300),
  '\n\r\t',
  '=1+1',
  '(((((((a)*)*)*)*)*)*)!',
  'VN',
  '01.',
  '.hdnd',
];

const EDGES: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 1, -1, 12, 13, 500, 501, 1900, 2200, 9999, 10_000, 32_767, 32_768, 65_536, -32_769, 294_277, 2_147_483_647, -2_147_483_648],
  Float: [0, -0, 1e-320, 1.797e308, -1],
  Decimal: [0, -1, 0.00001, 999_999_999_999.9999, -999_999_999_999, 1e-7],
  Boolean: [true, false],
  Date: ['0001-01-01', '0000-01-01', '9999-12-31', '1582-10-10', '2024-02-29', '1000-06-15', '1858-11-17'],
  Month: ['0000-01', '0001-01', '9999-12', '2020-02'],
  DateTime: [
    '+275760-09-13T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999999+07:00',
    '1969-12-31T23:59:59-23:59',
    '2016-12-31T23:59:60Z',
  ],
  String: HOSTILE_TEXTS,
  ID: HOSTILE_TEXTS,
};

/** Fields that say the size of a page. */
const SIZES = new Set(['first', 'last']);

/** A value for an argument or input field of a type: usually one that the rows have, now and then an edge. Undefined leaves it out. */
export function valueFor(type: GraphQLInputType, name: string, random: Random, pool: Pool, list = ''): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, random, pool, list);
  return random.chance(0.03) ? null : valueOf(type, name, random, pool, list);
}

function valueOf(type: GraphQLInputType, name: string, random: Random, pool: Pool, list: string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, random, pool, list);
  if (isListType(type)) return Array.from({ length: random.whole(0, 3) }, () => valueOf(type.ofType, name, random, pool, list));
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || random.chance(0.3));
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, field.name, random, pool)]));
  }
  if (random.chance(EDGE)) return random.pick(EDGES[type.name] ?? EDGES['String']!);
  return usualValue(type.name, name, random, pool, list);
}

function usualValue(type: string, name: string, random: Random, pool: Pool, list: string): unknown {
  if (name === 'after' || name === 'before') {
    const own = pool.cursors[list];
    return random.pick(own && random.chance(0.8) ? own : Object.values(pool.cursors).flat());
  }
  if (SIZES.has(name)) return random.whole(1, 4);
  if (type === 'ID') return random.pick(pool.ids);
  if (type === 'Boolean') return random.chance(0.5);
  const words = pool.words[`${type} ${name}`] ?? pool.words[type];
  return words ? random.pick(words) : random.pick(EDGES[type] ?? HOSTILE_TEXTS);
}

/** A value as a literal of its type; objects and lists too. */
export function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (value === null || value === undefined) return 'null';
  if (isListType(type))
    return Array.isArray(value) ? `[${value.map((item) => literal(item, type.ofType)).join(', ')}]` : literal(value, type.ofType);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const parts = Object.entries(value).map(([name, inner]) => `${name}: ${fields[name] ? literal(inner, fields[name].type) : 'null'}`);
    return `{${parts.join(', ')}}`;
  }
  return isEnumType(type) && typeof value === 'string' ? value : JSON.stringify(value);
}
