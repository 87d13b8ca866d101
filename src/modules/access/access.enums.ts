import { registerEnumType } from 'type-graphql';

export enum Role {
  SURVEYOR = 'SURVEYOR',
  UNIT_OFFICER = 'UNIT_OFFICER',
  APPRAISER = 'APPRAISER',
  LEADER = 'LEADER',
  OVERSIGHT = 'OVERSIGHT',
  DATA_STEWARD = 'DATA_STEWARD',
  ADMIN = 'ADMIN',
}

registerEnumType(Role, {
  name: 'Role',
  description: 'What an account may be (vai trò). Everybody sees what is published, without any role.',
  valuesConfig: {
    SURVEYOR: { description: 'Carries out surveys for a unit (cán bộ điều tra).' },
    UNIT_OFFICER: { description: 'Works on the sheets and dossiers of a unit (cán bộ của đơn vị).' },
    APPRAISER: { description: 'Appraises for a standing or owner agency (cán bộ thẩm định).' },
    LEADER: { description: 'Leads a unit and all below it (lãnh đạo đơn vị).' },
    OVERSIGHT: { description: 'Looks at the subjects of a mission, and changes nothing (thành viên đoàn giám sát).' },
    DATA_STEWARD: { description: 'Sees every row of the field and looks after it (cán bộ quản trị dữ liệu).' },
    ADMIN: { description: 'Sees everything and says who may do what (quản trị hệ thống).' },
  },
});

export enum AuditKind {
  COMMAND = 'COMMAND',
  READ = 'READ',
  REFUSAL = 'REFUSAL',
}

registerEnumType(AuditKind, {
  name: 'AuditKind',
  description: 'What an entry of the journal tells of (loại nhật ký).',
  valuesConfig: {
    COMMAND: { description: 'A change (thao tác thay đổi).' },
    READ: { description: 'A read by oversight (lượt xem của đoàn giám sát).' },
    REFUSAL: { description: 'Something that a signed-in viewer was refused (yêu cầu bị từ chối).' },
  },
});
