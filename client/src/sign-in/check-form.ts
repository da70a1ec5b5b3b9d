/** What is wrong with a sign-in form before it is sent, by field; null where nothing is. */
export interface FormProblems {
  readonly email: "signIn.emailMissing" | "signIn.emailOdd" | null;
  readonly password: "signIn.passwordMissing" | null;
}

export function checkForm(email: string, password: string): FormProblems {
  return {
    email: email.trim() === "" ? "signIn.emailMissing" : /^\S+@\S+$/.test(email.trim()) ? null : "signIn.emailOdd",
    password: password === "" ? "signIn.passwordMissing" : null,
  };
}
