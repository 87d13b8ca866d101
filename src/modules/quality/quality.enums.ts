import { registerEnumType } from 'type-graphql';
import { ruleCodes, type RuleCode } from './check.rules.js';
import { ruleTexts } from './rule.rules.js';

export enum CheckOutcome {
  PASS = 'PASS',
  FAIL = 'FAIL',
  NOT_TESTABLE = 'NOT_TESTABLE',
}

registerEnumType(CheckOutcome, {
  name: 'CheckOutcome',
  description: 'What a check says of a figure (kết quả kiểm tra).',
  valuesConfig: {
    PASS: { description: 'The figure holds (khớp).' },
    FAIL: { description: 'The figure does not add up; the source’s number is kept all the same (không khớp).' },
    NOT_TESTABLE: { description: 'The rule needs something that was not reported (không kiểm tra được).' },
  },
});

/** The codes of the rules as a GraphQL enum; their texts are those of the rules themselves. */
export const QualityRuleCode = Object.fromEntries(ruleCodes.map((code) => [code, code])) as { readonly [Code in RuleCode]: Code };

registerEnumType(QualityRuleCode, {
  name: 'QualityRuleCode',
  description: 'The rules that figures are held to (quy tắc kiểm tra số liệu); qualityRules has their names.',
  valuesConfig: Object.fromEntries(
    ruleCodes.map((code) => [code, { description: `${ruleTexts[code].description.en} (${ruleTexts[code].name.vi})` }]),
  ),
});
