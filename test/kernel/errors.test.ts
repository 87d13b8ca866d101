import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { badInput, HubError, notFound } from '../../src/kernel/errors.js';

const texts = { message: 'Expected a; b came.', messageVi: 'Cần a; nhận được b.', hint: 'Write a.' };

test('an error for the caller goes out with its code, both languages and the hint', () => {
  expect(badInput(texts)).toBeInstanceOf(GraphQLError);
  expect(badInput(texts).toJSON()).toEqual({
    message: 'Expected a; b came.',
    extensions: { code: 'BAD_USER_INPUT', messageVi: 'Cần a; nhận được b.', hint: 'Write a.' },
  });
  expect(notFound(texts).extensions['code']).toBe('NOT_FOUND');
});

test('more facts stand beside the code', () => {
  expect(new HubError('COST_EXCEEDED', texts, { cost: 60_000, limit: 50_000 }).extensions).toMatchObject({
    code: 'COST_EXCEEDED',
    cost: 60_000,
    limit: 50_000,
  });
});
