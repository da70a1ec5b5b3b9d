import type { IncomingMessage } from "node:http";
import { databaseRoleOf, type Projection, projectionOf, type StaffRole } from "@asm-atlas/data/domain/roles.ts";
import type { DatabaseRole } from "../db/database.ts";

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: StaffRole;
}

export interface Session {
  readonly account: Account;
  /** Absolute end, ISO 8601. */
  readonly expiresAt: string;
}

/** Who is asking, and therefore which projection answers and as which database role. */
export interface Asker {
  readonly role: "anonymous" | StaffRole;
  readonly projection: Projection;
  readonly databaseRole: DatabaseRole;
  readonly session?: Session;
}

export const anonymous: Asker = {
  role: "anonymous",
  projection: projectionOf("anonymous"),
  databaseRole: databaseRoleOf.anonymous,
};

export function signedIn(session: Session): Asker {
  const { role } = session.account;
  return { role, projection: projectionOf(role), databaseRole: databaseRoleOf[role], session };
}

/** Finds out who is asking; no valid session is anonymous, not an error. */
export interface Identify {
  (request: IncomingMessage, signal?: AbortSignal): Promise<Asker>;
  /** The answer when it is known without asking the database. */
  known(request: IncomingMessage): Asker | undefined;
}
