import { type Instant, instantMs, type LeaseStore, toInstant } from '@adpilot/core';
import { sql } from 'kysely';
import { integer } from '../columns.ts';
import type { Connect } from '../connect.ts';

/** Leases in the database. Tokens come from a sequence, so that they outlive the rows of released leases. */
export function createLeaseStore(connect: Connect): LeaseStore {
  return {
    acquire: async ({ name, holder, ttlMs, now }) => {
      const expiresAt = expiry(now, ttlMs);
      const nextToken = sql<number>`nextval('meta_lease_tokens')`;
      const lease = await connect()
        .insertInto('meta_leases')
        .values({ name, holder, token: nextToken, expires_at: expiresAt })
        .onConflict((conflict) =>
          conflict
            .column('name')
            // A token of its own: that of the attempted insert may have been drawn before the holder's.
            .doUpdateSet({ holder, token: nextToken, expires_at: expiresAt })
            .where('meta_leases.expires_at', '<=', now),
        )
        .returning(integer.read(sql.ref('meta_leases.token')).as('token'))
        .executeTakeFirst();
      return lease === undefined ? null : { name, holder, token: integer.decode(lease.token), expiresAt };
    },
    renew: async ({ lease, ttlMs, now }) => {
      const { numUpdatedRows } = await connect()
        .updateTable('meta_leases')
        // A renewal that was sent before another and comes after it takes nothing back.
        .set({ expires_at: sql<Instant>`greatest(expires_at, ${expiry(now, ttlMs)})` })
        .where('name', '=', lease.name)
        .where('token', '=', lease.token)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    release: async ({ lease }) => {
      await connect()
        .deleteFrom('meta_leases')
        .where('name', '=', lease.name)
        .where('token', '=', lease.token)
        .execute();
    },
  };
}

function expiry(now: Instant, ttlMs: number): Instant {
  return toInstant(instantMs(now) + ttlMs);
}
