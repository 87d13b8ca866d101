import type { CommandClient } from '../../kernel/command.js';

export interface TokenToRevoke {
  readonly issuer: string;
  readonly jti: string;
  /** When the token expires by itself. */
  readonly until: Date;
}

/** Refuses a token from now on; tokens that have expired since they were revoked are forgotten on the way. */
export async function revokeToken(client: CommandClient, { issuer, jti, until }: TokenToRevoke): Promise<void> {
  await client.query(`delete from revoked_token where until < now() - interval '1 day'`);
  await client.query(
    `insert into revoked_token (issuer, jti, until) values ($1, $2, $3)
     on conflict (issuer, jti) do update set until = greatest(revoked_token.until, excluded.until)`,
    [issuer, jti, until],
  );
}
