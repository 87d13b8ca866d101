import { registerEnumType } from 'type-graphql';

export enum PlanStatus {
  DRAFT = 'DRAFT',
  COMPLETING = 'COMPLETING',
  ISSUED = 'ISSUED',
}

registerEnumType(PlanStatus, {
  name: 'PlanStatus',
  description: 'How far a plan is (tình trạng kế hoạch), as its source tells.',
  valuesConfig: {
    DRAFT: { description: 'A draft under discussion (dự thảo).' },
    COMPLETING: { description: 'Discussed and being completed (đang hoàn thiện).' },
    ISSUED: { description: 'Issued (đã ban hành).' },
  },
});

export enum TaskStatus {
  ASSIGNED = 'ASSIGNED',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
}

registerEnumType(TaskStatus, {
  name: 'TaskStatus',
  description: 'What is known of a task (tình trạng nhiệm vụ); what became of it later is not known unless a source tells.',
  valuesConfig: {
    ASSIGNED: { description: 'Assigned (đã giao).' },
    IN_PROGRESS: { description: 'Under way (đang thực hiện).' },
    DONE: { description: 'Done (đã hoàn thành).' },
  },
});

export enum EventKind {
  MEETING = 'MEETING',
  CONFERENCE = 'CONFERENCE',
  INSPECTION = 'INSPECTION',
  TRAINING = 'TRAINING',
}

registerEnumType(EventKind, {
  name: 'EventKind',
  description: 'What kind of event it was (loại sự kiện).',
  valuesConfig: {
    MEETING: { description: 'Meeting (cuộc họp).' },
    CONFERENCE: { description: 'Conference (hội nghị).' },
    INSPECTION: { description: 'Inspection (kiểm tra).' },
    TRAINING: { description: 'Training (tập huấn).' },
  },
});

export enum ReportFrequency {
  MONTHLY = 'MONTHLY',
  QUARTERLY = 'QUARTERLY',
  HALF_YEARLY = 'HALF_YEARLY',
  YEARLY = 'YEARLY',
  ONCE = 'ONCE',
}

registerEnumType(ReportFrequency, {
  name: 'ReportFrequency',
  description: 'How often a report is due (kỳ báo cáo).',
  valuesConfig: {
    MONTHLY: { description: 'Every month (hằng tháng).' },
    QUARTERLY: { description: 'Every quarter (hằng quý).' },
    HALF_YEARLY: { description: 'Twice a year (6 tháng).' },
    YEARLY: { description: 'Every year (hằng năm).' },
    ONCE: { description: 'Once (một lần).' },
  },
});

export enum TimeTargetOutcome {
  MET = 'MET',
  MISSED = 'MISSED',
  NOT_TESTABLE = 'NOT_TESTABLE',
}

registerEnumType(TimeTargetOutcome, {
  name: 'TimeTargetOutcome',
  description: 'Whether a cut of time agrees with the days behind it (đối chiếu cắt giảm thời gian).',
  valuesConfig: {
    MET: { description: 'The days bear it out (đạt).' },
    MISSED: { description: 'The days do not bear it out (không đạt).' },
    NOT_TESTABLE: { description: 'Statutory or committed days are not known, or the claim has no edge (không kiểm chứng được).' },
  },
});
