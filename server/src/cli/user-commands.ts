import { staffRoles } from "@asm-atlas/data/domain/roles.ts";
import { accountChangeBody, newAccountBody } from "../accounts/bodies.ts";
import { makeInvitation } from "../accounts/invitations.ts";
import { removeSecondFactor } from "../accounts/own-store.ts";
import { findAccountId, insertAccount, listAccounts, updateAccount } from "../accounts/store.ts";
import type { Config } from "../config.ts";
import type { Database, Transaction } from "../db/database.ts";
import { constraintProblem } from "../http/constraint-problems.ts";
import { Problem } from "../http/problem.ts";
import { type Command, UsageError } from "./command.ts";

const roleCodes = staffRoles.map(({ code }) => code);

/** Where people reach this atlas: its public address, else the one it listens on here. */
function addressOf({ origin, host, port }: Config): string {
  if (origin) return origin;
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** One change by command, which the change log tells as such. Expected failures are sentences. */
async function asCommand<T>(
  database: Database,
  name: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction({ role: "owner", settings: { "atlas.request_id": `atlas ${name}` } }, work);
  } catch (error) {
    const problem = error instanceof Problem ? error : constraintProblem(error);
    throw problem ? new UsageError(problem.detail) : error;
  }
}

function oneEmail(positionals: readonly string[], usage: string): string {
  const [email, ...more] = positionals;
  if (!email || more.length > 0) throw new UsageError(`One e-mail address is needed: ${usage}`);
  return email;
}

async function idOf(transaction: Transaction, email: string): Promise<string> {
  const id = await findAccountId(transaction, email);
  if (!id) throw new UsageError(`There is no account ${email}; "user list" shows them.`);
  return id;
}

const linkLine = (link: string, expiresAt: string): string =>
  `The link to set the password, shown once, works once and until ${expiresAt.slice(0, 10)}:\n${link}`;

const userAdd: Command = {
  name: "user add",
  usage: `user add EMAIL --role ${roleCodes.join("|")} [--name NAME] [--aimags MN-043,MN-046]`,
  summary: "makes an account and prints a one-time link to set its password",
  options: { role: { type: "string" }, name: { type: "string" }, aimags: { type: "string" } },
  words: { least: 1, most: 1 },
  async run({ config, database, print }, values, positionals) {
    const email = oneEmail(positionals, userAdd.usage);
    const parsed = newAccountBody.safeParse({
      email,
      role: values.role,
      displayName: values.name ?? email,
      aimags: typeof values.aimags === "string" ? values.aimags.split(",").map((code) => code.trim()) : [],
    });
    if (!parsed.success) {
      const wrong = parsed.error.issues[0];
      if (wrong?.path[0] === "role") throw new UsageError(`--role takes one of: ${roleCodes.join(", ")}.`);
      throw new UsageError(
        wrong?.path[0] === "email" ? `"${email}" is not an e-mail address.` : `--name or --aimags: ${wrong?.message}`,
      );
    }
    const { link, expiresAt } = await asCommand(database, "user add", async (transaction) =>
      makeInvitation(transaction, await insertAccount(transaction, parsed.data), addressOf(config)),
    );
    print(`Account ${parsed.data.email} made. ${linkLine(link, expiresAt)}`);
  },
};

const userPassword: Command = {
  name: "user password",
  usage: "user password EMAIL [--without-second-factor]",
  summary:
    "prints a new one-time link to set the password; for who lost phone and recovery codes, takes the second factor away",
  options: { "without-second-factor": { type: "boolean" } },
  words: { least: 1, most: 1 },
  async run({ config, database, print }, values, positionals) {
    const email = oneEmail(positionals, userPassword.usage);
    const { link, expiresAt } = await asCommand(database, "user password", async (transaction) => {
      const id = await idOf(transaction, email);
      if (values["without-second-factor"]) await removeSecondFactor(transaction, id);
      return makeInvitation(transaction, id, addressOf(config));
    });
    print(linkLine(link, expiresAt));
  },
};

/** Two commands that differ in one word. */
function switching(word: "disable" | "enable", summary: string): Command {
  const command: Command = {
    name: `user ${word}`,
    usage: `user ${word} EMAIL`,
    summary,
    options: {},
    words: { least: 1, most: 1 },
    async run({ database, print }, _values, positionals) {
      const email = oneEmail(positionals, command.usage);
      const change = accountChangeBody.parse({ isDisabled: word === "disable" });
      await asCommand(database, command.name, async (transaction) =>
        updateAccount(transaction, await idOf(transaction, email), change),
      );
      print(`Account ${email} ${word}d.`);
    },
  };
  return command;
}

const userList: Command = {
  name: "user list",
  usage: "user list",
  summary: "lists the accounts",
  options: {},
  async run({ database, print }) {
    const accounts = await database.transaction({ role: "owner", readOnly: true }, listAccounts);
    const width = Math.max(0, ...accounts.map(({ email }) => email.length));
    for (const account of accounts) {
      const notes = [
        account.isDisabled ? "disabled" : account.hasPassword ? "" : "no password yet",
        account.hasSecondFactor ? "second factor" : "",
        account.aimags.join(","),
        account.lastUsedAt ? `last used ${account.lastUsedAt.slice(0, 10)}` : "never used",
      ];
      print(`${account.email.padEnd(width)}  ${account.role.padEnd(13)}  ${notes.filter(Boolean).join(", ")}`);
    }
  },
};

/** Accounts from a shell: the first administrator, and the way back in for whoever is locked out. */
export const userCommands: readonly Command[] = [
  userAdd,
  userList,
  switching("disable", "closes an account and ends its sessions"),
  switching("enable", "opens it again"),
  userPassword,
];
