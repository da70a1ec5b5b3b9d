import type { Request, RequestHandler, Response } from "express";
import type { Database, Transaction, TransactionOptions } from "../db/database.ts";
import type { Asker, Identify } from "./asker.ts";
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

/**
 * An endpoint that reads. The three steps keep the database's turn short: what is asked is understood before it,
 * and the answer is written after the transaction has ended, so that no answer leaves before its commit.
 */
export interface Reading<Input, Loaded> {
  parse(ask: Ask): Input;
  settings?(input: Input): NonNullable<TransactionOptions["settings"]>;
  /** Nothing but SQL: on the embedded engine nobody else has a turn meanwhile. */
  load(transaction: Transaction, input: Input, ask: Ask): Promise<Loaded>;
  render(loaded: Loaded, input: Input, ask: Ask): Reply | Promise<Reply>;
}

/** The gate every request but the map feed's fast path goes through: who asks, as which role, one answer or one problem. */
export interface Gate {
  reading<Input, Loaded>(endpoint: Reading<Input, Loaded>): RequestHandler;
  /** An endpoint that needs no transaction, or brings its own. */
  plain(answer: (ask: Ask) => Reply | Promise<Reply>): RequestHandler;
}

interface GateParts {
  readonly database: Database;
  readonly identify: Identify;
  baseUrlOf(request: Request): string;
}

export function createGate({ database, identify, baseUrlOf }: GateParts): Gate {
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
    reading: ({ parse, settings, load, render }) =>
      answering(async (ask) => {
        const input = parse(ask);
        const options: TransactionOptions = {
          role: ask.asker.databaseRole,
          readOnly: true,
          signal: ask.signal,
          settings: settings?.(input) ?? {},
        };
        const loaded = await database.transaction(options, (transaction) => load(transaction, input, ask));
        return render(loaded, input, ask);
      }),
  };
}

/** A signal that ends when the connection closes before the answer was sent. */
function leavingSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort(new Error("The client left"));
  });
  return controller.signal;
}
