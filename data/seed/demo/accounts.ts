import { dayOf, isoMoment, officeMoment } from "./calendar.ts";
import { makeRandom, uuidAt } from "./random.ts";

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: "planner" | "officer" | "administrator";
  readonly passwordHash: string;
  readonly isDemo: true;
  readonly createdAt: string;
}

/** No password verifies against this: the server sets a real one when it starts. */
const unusableHash = "!";

function demoAccount(name: "planner" | "officer" | "admin"): AccountRow {
  const random = makeRandom(`account ${name}`);
  const createdMs = officeMoment(dayOf("2010-01-04"), random);
  return {
    id: uuidAt(random, createdMs),
    email: `${name}@demo.invalid`,
    displayName: { planner: "Demo planner", officer: "Demo officer", admin: "Demo administrator" }[name],
    role: name === "admin" ? "administrator" : name,
    passwordHash: unusableHash,
    isDemo: true,
    createdAt: isoMoment(createdMs),
  };
}

/** The three demo accounts; their ids are the same in every demo network. */
export const demoAccounts = {
  planner: demoAccount("planner"),
  officer: demoAccount("officer"),
  administrator: demoAccount("admin"),
} as const;
