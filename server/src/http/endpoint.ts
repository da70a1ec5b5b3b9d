import { can, type Subject, type Verb } from "@asm-atlas/data/domain/roles.ts";
import type { Request, RequestHandler, Response } from "express";
import type { Database, Transaction, TransactionOptions } from "../db/database.ts";
import type { Account, Asker, Identify } from "./asker.ts";
import { constraintProblem } from "./constraint-problems.ts";
import { Problem } from "./problem.ts";
import type { PublicMemory } from "./public-memory.ts";
import { type Reply, sendReply } from "./reply.ts";
import { requestIdOf } from "./request-id.ts";

/** One request on its way to an answer. */
export interface Ask {
  readonly request: Request;
  readonly requestId: string;
  readonly asker: Asker;
  /** Ends when the client leaves. */
  readonly signal: AbortSignal;
  /** Scheme and host this request was sent to, without a slash at the end. */
  readonly baseUrl: string;
}

/** A right of the table in `data/domain/roles.ts`; `self`: whoever is signed in, about their own account and nothing else. */
type Need = readonly [verb: Verb, subject: Subject] | "self";

/**
 * Accounts and sessions are in no role's reach: once the gate has found the right, the owner of the database works.
 * Absent: the asker's role.
 */
type BeyondRoles = "owner";

/**
 * An endpoint that reads. The three steps keep the database's turn short: what is asked is understood before it,
 * and the answer is written after the transaction has ended, so that no answer leaves before its commit.
 */
export interface Reading<Input, Loaded> {
  /** What the asker must be allowed to do. Absent: anybody may ask. */
  readonly may?: Need;
  readonly as?: BeyondRoles;
  parse(ask: Ask): Input;
  settings?(input: Input): NonNullable<TransactionOptions["settings"]>;
  /** Nothing but SQL: on the embedded engine nobody else has a turn meanwhile. */
  load(transaction: Transaction, input: Input, ask: Ask): Promise<Loaded>;
  render(loaded: Loaded, input: Input, ask: Ask): Reply | Promise<Reply>;
  /** What a stranger's answer hangs on beside the release: equal keys, equal answers. Absent: strangers' answers are not kept. */
  publicKey?(input: Input, ask: Ask): string;
}

/**
 * An endpoint that writes, the one gate for changes: who asks is known and may do this, what is sent is understood, then one transaction
 * that knows the actor, and an answer that leaves only after the commit.
 */
interface Writing<Input, Done> {
  /** What the asker must be allowed to do. Refused before anything is looked up: what exists is not told by what is refused. */
  readonly may: Need | ((ask: Ask) => Need);
  readonly as?: BeyondRoles;
  /** Most milliseconds it may take, where that is more than any request may. */
  readonly withinMs?: number;
  /** What takes time but no turn at the database (a password's hash) is done here. */
  parse(ask: Ask): Input | Promise<Input>;
  /** Why, for the change log. */
  reason?(input: Input): string | undefined;
  /** Nothing but SQL. */
  write(transaction: Transaction, input: Input, ask: Ask): Promise<Done>;
  render(done: Done, input: Input, ask: Ask): Reply | Promise<Reply>;
}

/** The gate every request but the map feed's fast path goes through: who asks, as which role, one answer or one problem. */
export interface Gate {
  reading<Input, Loaded>(endpoint: Reading<Input, Loaded>): RequestHandler;
  writing<Input, Done>(endpoint: Writing<Input, Done>): RequestHandler;
  /** An endpoint that needs no transaction, or brings its own. */
  plain(answer: (ask: Ask) => Reply | Promise<Reply>): RequestHandler;
}

interface GateParts {
  readonly database: Database;
  readonly memory: PublicMemory;
  readonly identify: Identify;
  baseUrlOf(request: Request): string;
}

export function createGate({ database, memory, identify, baseUrlOf }: GateParts): Gate {
  const answering =
    (answer: (ask: Ask) => Reply | Promise<Reply>): RequestHandler =>
    async (request, response) => {
      const signal = leavingSignal(response);
      try {
        const asker = await identify(request, signal);
        const ask = { request, requestId: requestIdOf(response), asker, signal, baseUrl: baseUrlOf(request) };
        await sendReply(request, response, await answer(ask));
      } catch (error) {
        // Nobody is left to be told.
        if (!signal.aborted) throw error;
      }
    };

  return {
    plain: answering,
    reading: ({ may, as, parse, settings, load, render, publicKey }) =>
      answering(async (ask) => {
        if (may !== undefined) accountAllowed(ask, may);
        const input = parse(ask);
        const key = ask.asker.projection === "published" ? publicKey?.(input, ask) : undefined;
        const answer = async () => {
          const options: TransactionOptions = {
            role: as ?? ask.asker.databaseRole,
            readOnly: true,
            // Others may wait for an answer that is kept: it is made even when the first who asked has left.
            ...(key === undefined ? { signal: ask.signal } : {}),
            settings: settings?.(input) ?? {},
          };
          const loaded = await database.transaction(options, (transaction) => load(transaction, input, ask));
          return render(loaded, input, ask);
        };
        return key === undefined ? answer() : memory.recall(key, answer);
      }),
    writing: ({ may, as, withinMs, parse, reason, write, render }) =>
      answering(async (ask) => {
        const account = accountAllowed(ask, may);
        const input = await parse(ask);
        const why = reason?.(input);
        const options: TransactionOptions = {
          role: as ?? ask.asker.databaseRole,
          signal: ask.signal,
          ...(withinMs === undefined ? {} : { timeoutMs: withinMs }),
          settings: {
            "atlas.actor": account.id,
            "atlas.request_id": ask.requestId,
            ...(why === undefined ? {} : { "atlas.reason": why }),
          },
        };
        try {
          const done = await database.transaction(options, (transaction) => write(transaction, input, ask));
          return await render(done, input, ask);
        } catch (error) {
          throw constraintProblem(error) ?? error;
        }
      }),
  };
}

/**
 * The account that asks. A page may name in `Atlas-Account` whose work it sends: what one person saved without network is then
 * never sent as another's who has signed in since.
 * @throws Problem when nobody is signed in, somebody else is, or may not do this
 */
function accountAllowed(ask: Ask, may: Need | ((ask: Ask) => Need)): Account {
  const { session, role } = ask.asker;
  if (!session) throw new Problem("session.required", "Sign in, then send it again: nothing of it was lost here.");
  const meant = ask.request.headers["atlas-account"];
  if (meant !== undefined && meant !== session.account.id)
    throw new Problem("session.another-account", "Whoever saved this signs in again, then it is sent.");
  const need = typeof may === "function" ? may(ask) : may;
  if (need !== "self" && !can(role, ...need)) {
    throw new Problem("access.denied", "Ask an administrator for the right.");
  }
  return session.account;
}

/** A signal that ends when the connection closes before the answer was sent. */
function leavingSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort(new Error("The client left"));
  });
  return controller.signal;
}
