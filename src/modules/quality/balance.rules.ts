import { boundsCheck } from './bounds.rules.js';
import { decided, figure, notTestable, sentence, type Check } from './check.rules.js';
import { channels, countOf, isReported, type Counts } from './counts.rules.js';
import { identityCheck, type Identity } from './identity.rules.js';

const byChannel: Identity = {
  rule: 'B1',
  total: 'received',
  parts: ['online', 'direct', 'postal', 'other', 'carriedOver'],
  needed: ['online', 'direct', 'postal', 'carriedOver'],
};
const byIntake: Identity = { rule: 'B1', total: 'received', parts: ['intake', 'carriedOver'], needed: ['intake', 'carriedOver'] };
const resolvedInTime: Identity = { rule: 'B2', total: 'resolved', parts: ['early', 'onTime', 'late'], needed: ['early', 'onTime', 'late'] };
const openInTime: Identity = { rule: 'B3', total: 'open', parts: ['openInTime', 'openLate'], needed: ['openInTime', 'openLate'] };
const whereabouts: Identity = {
  rule: 'B4',
  total: 'received',
  parts: ['resolved', 'open', 'paused', 'returned', 'withdrawn'],
  needed: ['resolved'],
};

/** B1 runs over the channels as far as any was reported, else over the new intake as a whole. */
const intakeIdentity = (counts: Counts): Identity => (channels.some((name) => isReported(counts, name)) ? byChannel : byIntake);

/** B8: refused dossiers are no part of B4; they are when B4's gap is exactly their number. */
function refusedCheck(counts: Counts, balance: Check): Check {
  const refused = countOf(counts, 'refused');
  if (refused === 0 || (refused !== null && balance.outcome === 'PASS')) {
    return decided('B8', 0, null, {
      en: 'B8: refused dossiers are not counted as received.',
      vi: 'B8: hồ sơ từ chối tiếp nhận không tính vào số tiếp nhận.',
    });
  }
  if (refused !== null && balance.residual === String(refused)) {
    return decided(
      'B8',
      refused,
      countOf(counts, 'received'),
      sentence(
        {
          en: 'B8: the gap of B4 is exactly the {refused} refused dossiers; they were counted as received.',
          vi: 'B8: chênh lệch của B4 đúng bằng {refused} hồ sơ từ chối tiếp nhận; số này đã bị tính vào số tiếp nhận.',
        },
        { refused: figure(refused) },
      ),
    );
  }
  return notTestable(
    'B8',
    refused === null
      ? { en: 'B8 cannot be tested, not reported: refused.', vi: 'B8 không kiểm tra được vì không được báo cáo: từ chối tiếp nhận.' }
      : {
          en: 'B8 cannot be tested: B4 does not hold, and not by the number refused.',
          vi: 'B8 không kiểm tra được: B4 không khớp và chênh lệch không bằng số từ chối tiếp nhận.',
        },
  );
}

/** The checks that one set of counts can be held to by itself: B1–B4, B7 and B8, in this order. */
export function balanceChecks(counts: Counts): readonly Check[] {
  const balance = identityCheck(whereabouts, counts);
  return [
    identityCheck(intakeIdentity(counts), counts),
    identityCheck(resolvedInTime, counts),
    identityCheck(openInTime, counts),
    balance,
    boundsCheck(counts),
    refusedCheck(counts, balance),
  ];
}
