import { registerEnumType } from 'type-graphql';

/** The ten states of the national interface, by their numbers there. */
export enum DossierState {
  SUBMITTED = 1,
  RECEIVED = 2,
  REFUSED = 3,
  IN_PROCESS = 4,
  SUPPLEMENT_ASKED = 5,
  FEE_DUE = 6,
  WITHDRAWAL_ASKED = 7,
  STOPPED = 8,
  DONE = 9,
  HANDED_OVER = 10,
}

registerEnumType(DossierState, {
  name: 'DossierState',
  description: 'State of a dossier, by the codes of the national interface (trạng thái hồ sơ).',
  valuesConfig: {
    SUBMITTED: { description: '1 · submitted online, not yet received (mới đăng ký).' },
    RECEIVED: { description: '2 · received (được tiếp nhận).' },
    REFUSED: { description: '3 · refused at intake (không được tiếp nhận).' },
    IN_PROCESS: { description: '4 · in process (đang xử lý).' },
    SUPPLEMENT_ASKED: { description: '5 · more papers asked, the clock stops (yêu cầu bổ sung giấy tờ).' },
    FEE_DUE: { description: '6 · a fee is due, the clock stops (yêu cầu thực hiện nghĩa vụ tài chính).' },
    WITHDRAWAL_ASKED: { description: '7 · the citizen asked to withdraw it (công dân yêu cầu rút hồ sơ).' },
    STOPPED: { description: '8 · stopped: returned or withdrawn, by its result (dừng xử lý).' },
    DONE: { description: '9 · done (đã xử lý xong).' },
    HANDED_OVER: { description: '10 · result handed over (đã trả kết quả).' },
  },
});

export enum Channel {
  DIRECT = 'DIRECT',
  ONLINE = 'ONLINE',
  POSTAL = 'POSTAL',
  OTHER = 'OTHER',
}

registerEnumType(Channel, {
  name: 'Channel',
  description: 'The way in which a dossier came (hình thức tiếp nhận).',
  valuesConfig: {
    DIRECT: { description: 'At the desk (trực tiếp).' },
    ONLINE: { description: 'Online (trực tuyến).' },
    POSTAL: { description: 'By public postal service (bưu chính công ích).' },
    OTHER: { description: 'Any other way (hình thức khác).' },
  },
});

export enum ServiceLevel {
  LEVEL_1 = 'LEVEL_1',
  LEVEL_2 = 'LEVEL_2',
  LEVEL_3 = 'LEVEL_3',
  LEVEL_4 = 'LEVEL_4',
  PARTIAL = 'PARTIAL',
  FULL = 'FULL',
}

registerEnumType(ServiceLevel, {
  name: 'ServiceLevel',
  description:
    'Level of the online public service (mức độ dịch vụ công trực tuyến): levels 1–4 until 2022, partial or full since; both are kept as they were, never converted.',
  valuesConfig: {
    LEVEL_1: { description: 'Level 1: information (mức độ 1).' },
    LEVEL_2: { description: 'Level 2: forms to download (mức độ 2).' },
    LEVEL_3: { description: 'Level 3: submitted online (mức độ 3).' },
    LEVEL_4: { description: 'Level 4: submitted, paid and returned online (mức độ 4).' },
    PARTIAL: { description: 'Partly online (một phần).' },
    FULL: { description: 'Fully online (toàn trình).' },
  },
});

export enum ResultKind {
  GRANTED = 'GRANTED',
  DENIED = 'DENIED',
  RETURNED = 'RETURNED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ResultKind, {
  name: 'DossierResultKind',
  description: 'How a dossier ended (kết quả giải quyết).',
  valuesConfig: {
    GRANTED: { description: 'Resolved: what was asked was given (đồng ý).' },
    DENIED: { description: 'Resolved: decided against what was asked (từ chối giải quyết).' },
    RETURNED: { description: 'Given back unresolved (trả lại hồ sơ).' },
    WITHDRAWN: { description: 'Taken back by whoever submitted it (xin rút).' },
  },
});

export enum Timeliness {
  EARLY = 'EARLY',
  ON_TIME = 'ON_TIME',
  LATE = 'LATE',
  OPEN_IN_TIME = 'OPEN_IN_TIME',
  OPEN_LATE = 'OPEN_LATE',
}

registerEnumType(Timeliness, {
  name: 'Timeliness',
  description: 'How a dossier stands to its due date, by calendar date (tình trạng thời hạn).',
  valuesConfig: {
    EARLY: { description: 'Resolved before the due date (trước hạn).' },
    ON_TIME: { description: 'Resolved on the due date, or without one (đúng hạn).' },
    LATE: { description: 'Resolved after the due date (quá hạn).' },
    OPEN_IN_TIME: { description: 'In process, not past the due date, or without one (đang giải quyết trong hạn).' },
    OPEN_LATE: { description: 'In process past the due date (đang giải quyết quá hạn).' },
  },
});
