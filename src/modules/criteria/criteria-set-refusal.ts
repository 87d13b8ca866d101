import { badInput, HubError, notFound } from '../../kernel/errors.js';
import type { Told } from './set-told.rules.js';

const ROLES = 'viewer { roles { role unit { code } } } tells which roles the caller has.';

/** Who changes a set says who it is. */
export const nobodyAsks = (): HubError =>
  new HubError('UNAUTHENTICATED', {
    message: 'Sets of criteria are written by those who say who they are; this request carries no credential.',
    messageVi: 'Phải xác thực trước khi soạn thảo, ban hành bộ tiêu chí.',
    hint: 'Send “Authorization: Bearer …” with a token or a service key.',
  });

/** The caller drafts no set, or none of this unit. */
export const notYoursToDraft = (): HubError =>
  new HubError('FORBIDDEN', {
    message:
      'A set of criteria is drafted by leaders of the unit that issues it, appraisers and leaders of its agencies, and data stewards.',
    messageVi:
      'Chỉ lãnh đạo đơn vị ban hành, cán bộ thẩm định và lãnh đạo cơ quan trực thuộc, cán bộ quản trị dữ liệu được soạn thảo bộ tiêu chí.',
    hint: ROLES,
  });

/** The caller publishes and retires no set of this unit. */
export const notYoursToPublish = (): HubError =>
  new HubError('FORBIDDEN', {
    message: 'A set of criteria is published and retired by leaders of the unit that issues it, and by data stewards.',
    messageVi: 'Chỉ lãnh đạo đơn vị ban hành và cán bộ quản trị dữ liệu được ban hành hoặc cho hết hiệu lực bộ tiêu chí.',
    hint: ROLES,
  });

/** There is no such set, or it is a draft that the caller does not see. */
export const setUnknown = (): HubError =>
  notFound({
    message: 'There is no CriteriaSet of this id.',
    messageVi: 'Không tìm thấy bộ tiêu chí có mã (id) này.',
    hint: 'Take the id from criteriaSets or criteriaSet(code:).',
  });

/** Nobody held these codes on the day on which the set looks at units. */
export const unitsUnknown = (codes: readonly string[], day: string): HubError =>
  notFound({
    message: `No unit held these codes on ${day}: ${codes.join(', ')}. Units of a set are read on the last day of its first year.`,
    messageVi: `Không có đơn vị nào mang các mã sau tại ngày ${day}: ${codes.join(', ')}. Đơn vị được tra cứu tại ngày cuối của năm đầu áp dụng.`,
    hint: 'Use the codes of that day; units(filter: { search: …, on: … }) finds them by name.',
  });

/** No source document has the code. */
export const sourceUnknown = (code: string): HubError =>
  notFound({
    message: `There is no source document ${JSON.stringify(code)}.`,
    messageVi: `Không có văn bản nguồn mang mã ${JSON.stringify(code)}.`,
    hint: 'Take the code from sourceDocuments, or leave source out.',
  });

/** The version is no draft any more. */
export const setFixed = (name: string, status: string): HubError =>
  new HubError(
    'RULE_VIOLATION',
    {
      message: `${name} is ${status} and never changes.`,
      messageVi: `Bộ tiêu chí ${name} không còn là dự thảo (${status}) nên không được thay đổi.`,
      hint: 'Make a new version: newCriteriaSetVersion copies this one.',
    },
    { rule: 'SET_IS_FIXED' },
  );

/** There is a draft of the version already. */
export const alreadyDrafted = (name: string): HubError =>
  new HubError('CONFLICT', {
    message: `There is a draft ${name} already.`,
    messageVi: `Đã có bản dự thảo ${name}.`,
    hint: 'Say replace: true to put this one in its place, or choose another version.',
  });

/** Only drafts are published and discarded. */
export const notADraft = (name: string, status: string): HubError =>
  new HubError(
    'RULE_VIOLATION',
    {
      message: `Only a draft is published or discarded; ${name} is ${status}.`,
      messageVi: `Chỉ bản dự thảo mới được ban hành hoặc hủy bỏ; ${name} đang ở trạng thái ${status}.`,
      hint: 'An issued set is retired by retireCriteriaSet, and changed by a new version.',
    },
    { rule: 'SET_IS_FIXED' },
  );

/** Only what is issued is retired or followed by a new version. */
export const notIssued = (name: string, status: string): HubError =>
  new HubError(
    'RULE_VIOLATION',
    {
      message: `This needs a published set; ${name} is ${status}.`,
      messageVi: `Thao tác này cần bộ tiêu chí đang có hiệu lực; ${name} đang ở trạng thái ${status}.`,
      hint: 'A draft is published by publishCriteriaSet; until then draftCriteriaSet changes it.',
    },
    { rule: 'SET_IS_NOT_PUBLISHED' },
  );

/** What a draft follows is an issued earlier version of its code. */
export const followsNothingIssued = (name: string, version: number): HubError =>
  new HubError(
    'RULE_VIOLATION',
    {
      message: `${name} can follow an earlier version that is published or retired; ${version} is none.`,
      messageVi: `${name} chỉ được nối tiếp một phiên bản trước đã ban hành; phiên bản ${version} không thỏa mãn.`,
      hint: 'criteriaSets(filter: { code: … }) lists the versions of a code.',
    },
    { rule: 'FOLLOWS_AN_ISSUED_VERSION' },
  );

/** Refuses what a caller wrote for the first reason there is; does nothing where there is none. */
export function complain([first]: readonly Told[]): void {
  if (!first) return;
  const { message, messageVi } = first;
  throw badInput({ message, messageVi, hint: 'Mend it and send it again.' });
}
