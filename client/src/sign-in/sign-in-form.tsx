import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/PasswordInput.css";
import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/Loader.css";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { explainFailure, RequestFailure } from "../api/failure.ts";
import { useSignIn } from "../api/signing.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { checkForm, type FormProblems } from "./check-form.ts";
import styles from "./sign-in.module.css";

const noProblems: FormProblems = { email: null, password: null };

/** E-mail and password, with what is wrong said beside the field it is wrong in. */
export function SignInForm({ next }: { readonly next: string }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const signIn = useSignIn();
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [isCodeNeeded, setCodeNeeded] = useState(false);
  const [problems, setProblems] = useState(noProblems);
  const problem = signIn.error instanceof RequestFailure ? signIn.error.code : undefined;
  const isWrong = problem === "session.wrong-credentials";
  const isCodeAsked = problem === "session.second-factor-required";
  useEffect(() => {
    if (isCodeAsked) setCodeNeeded(true);
  }, [isCodeAsked]);
  useEffect(() => {
    if (isCodeNeeded) form.current?.querySelector<HTMLInputElement>("[name=code]")?.focus();
  }, [isCodeNeeded]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkForm(email, password);
    setProblems(found);
    const first = found.email ? "email" : found.password ? "password" : null;
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else
      signIn.mutate(
        { email: email.trim(), password, ...(isCodeNeeded && code.trim() ? { code: code.trim() } : {}) },
        { onSuccess: () => void navigate(next, { replace: true }) },
      );
  };
  /** Another account or password may need no code. */
  const begin = (set: (value: string) => void) => (value: string) => {
    set(value);
    setCodeNeeded(false);
    setCode("");
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {signIn.error && !isWrong && !isCodeAsked && <FailureNote sentence={explainFailure(signIn.error, t)} />}
      <TextInput
        size="md"
        label={t("signIn.email")}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => begin(setEmail)(event.currentTarget.value)}
        error={problems.email && t(problems.email)}
      />
      <PasswordInput
        size="md"
        label={t("signIn.password")}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => begin(setPassword)(event.currentTarget.value)}
        error={problems.password ? t(problems.password) : isWrong && !isCodeNeeded && t("signIn.wrong")}
        visibilityToggleButtonProps={{ "aria-label": t("signIn.showPassword") }}
      />
      {isCodeNeeded && (
        <TextInput
          size="md"
          label={t("signIn.code")}
          description={t("signIn.codeHint")}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={limits.secondFactorCharacters}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={isWrong && t("signIn.wrongCode")}
        />
      )}
      <Button type="submit" size="md" classNames={{ label: styles.onAccent ?? "" }} loading={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
