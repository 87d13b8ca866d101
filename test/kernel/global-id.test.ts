import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { globalId, parseGlobalId } from '../../src/kernel/global-id.js';

const wellFormed = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed());

test('an id gives back the type and key it was made of', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][A-Za-z]{0,20}$/), wellFormed, (type, key) => {
      expect(parseGlobalId(globalId(type, key))).toEqual({ type, key });
    }),
  );
});

test('two things never share an id', () => {
  const things = fc.tuple(fc.stringMatching(/^[A-Z][A-Za-z]{0,5}$/), fc.stringMatching(/^[0-9:@-]{0,6}$/));
  fc.assert(
    fc.property(things, things, ([type, key], [otherType, otherKey]) => {
      const same = type === otherType && key === otherKey;
      expect(globalId(type, key) === globalId(otherType, otherKey)).toBe(same);
    }),
  );
});

test.each([
  '',
  'Unit:1',
  '1',
  '%%%',
  Buffer.from(':1').toString('base64url'),
  Buffer.from('Unit').toString('base64url'),
  `${globalId('Unit', 1)}=`,
  ` ${globalId('Unit', 1)}`,
])('the text %j is no id', (text) => {
  expect(parseGlobalId(text)).toBeNull();
});
