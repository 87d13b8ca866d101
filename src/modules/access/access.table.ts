import { defineEntity, p } from '@mikro-orm/core';

const instant = () => p.datetime().columnType('timestamptz');

export const AccountTable = defineEntity({
  name: 'AccountTable',
  tableName: 'account',
  properties: {
    id: p.integer().primary(),
    issuer: p.text(),
    claim: p.text(),
    value: p.text(),
    label: p.text(),
    createdAt: instant(),
    disabledAt: instant().nullable(),
    demo: p.boolean(),
  },
});

export const AccountRoleTable = defineEntity({
  name: 'AccountRoleTable',
  tableName: 'account_role',
  properties: {
    id: p.integer().primary(),
    accountId: p.integer(),
    role: p.text(),
    unitId: p.integer().nullable(),
    missionId: p.integer().nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    during: p.string().columnType('daterange').generated('stored by the database').persist(false),
  },
});

export const ServiceKeyTable = defineEntity({
  name: 'ServiceKeyTable',
  tableName: 'service_key',
  properties: {
    id: p.integer().primary(),
    publicId: p.text(),
    accountId: p.integer(),
    secretHash: p.blob().columnType('bytea'),
    label: p.text(),
    roles: p.array().columnType('text[]'),
    createdAt: instant(),
    expiresAt: instant(),
    revokedAt: instant().nullable(),
    lastUsedAt: instant().nullable(),
  },
});

export const RevokedTokenTable = defineEntity({
  name: 'RevokedTokenTable',
  tableName: 'revoked_token',
  properties: {
    issuer: p.text().primary(),
    jti: p.text().primary(),
    until: instant(),
    revokedAt: instant(),
  },
});

export const accessTables = [AccountTable, AccountRoleTable, ServiceKeyTable, RevokedTokenTable];
