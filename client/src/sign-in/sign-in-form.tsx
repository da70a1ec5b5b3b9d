import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/PasswordInput.css";
import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/Loader.css";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { explainFailure, RequestFailure } from "../api/failure.ts";
import { useSignIn } from "../api/session.ts";
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
  const [problems, setProblems] = useState(noProblems);
  const isWrong = signIn.error instanceof RequestFailure && signIn.error.code === "session.wrong-credentials";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkForm(email, password);
    setProblems(found);
    const first = found.email ? "email" : found.password ? "password" : null;
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else signIn.mutate({ email: email.trim(), password }, { onSuccess: () => void navigate(next, { replace: true }) });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {signIn.error && !isWrong && <FailureNote sentence={explainFailure(signIn.error, t)} />}
      <TextInput
        size="md"
        label={t("signIn.email")}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={problems.email && t(problems.email)}
      />
      <PasswordInput
        size="md"
        label={t("signIn.password")}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={problems.password ? t(problems.password) : isWrong && t("signIn.wrong")}
        visibilityToggleButtonProps={{ "aria-label": t("signIn.showPassword") }}
      />
      <Button type="submit" size="md" classNames={{ label: styles.onAccent ?? "" }} loading={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
