import type { RegisterCollection, ShownAs } from "@asm-atlas/data/domain/publication/register.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { waitingProposals } from "./proposals.ts";
import { isMine, mostWaiting, reaches, type Told, told, type Waiting } from "./store.ts";

export interface WaitingProposal extends Waiting {
  readonly collection: RegisterCollection;
  readonly shown_as: ShownAs;
}

/** Proposals that others made and this account may confirm, the oldest first. */
export async function loadProposals(transaction: Transaction, accountId: string): Promise<Told<WaitingProposal>> {
  return told(
    await transaction.many<WaitingProposal & { total: number }>(
      sql`SELECT w.collection, w.id, w.code, w.name_en, w.name_mn, w.aimag_code, w.soum_code, w.is_demo, w.state, w.since, w.shown_as,
                 ${isMine(accountId)} AS is_mine, (count(*) OVER ())::integer AS total
            FROM (${waitingProposals}) w WHERE w.decided_by <> ${accountId}::uuid AND ${reaches(sql`w.aimag_code`, accountId)}
           ORDER BY is_mine DESC, w.since, w.code LIMIT ${mostWaiting}::integer`,
      mostWaiting,
    ),
  );
}
