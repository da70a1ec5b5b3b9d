import { limits } from "@asm-atlas/data/domain/limits.ts";
import { staffRoles } from "@asm-atlas/data/domain/roles.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { z } from "zod";

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(limits.emailCharacters)
  .regex(/^[^\s@]+@[^\s@]+$/, "An e-mail address looks like name@place.");
const displayName = z.string().trim().min(1).max(limits.displayNameCharacters);
const role = z.enum(codesOf(staffRoles));
/** None: the account reaches every aimag. */
const aimags = z.array(z.string().max(20)).max(50);

export const newAccountBody = z.strictObject({ email, displayName, role, aimags: aimags.default([]) });
export type NewAccount = z.infer<typeof newAccountBody>;

export const accountChangeBody = z
  .strictObject({ displayName, role, aimags, isDisabled: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Say what changes.");
export type AccountChange = z.infer<typeof accountChangeBody>;

/** A password that is typed to be compared; a new one is held against the rules, which say what is wrong with it. */
const password = z.string().min(1).max(limits.passwordCharacters);
const newPassword = z.string().max(2 * limits.passwordCharacters);

export const invitationBody = z.strictObject({ token: z.string().max(100), password: newPassword });
export const passwordChangeBody = z.strictObject({ current: password, next: newPassword });
export const passwordBody = z.strictObject({ password });
export const codeBody = z.strictObject({ code: z.string().trim().min(1).max(limits.secondFactorCharacters) });
