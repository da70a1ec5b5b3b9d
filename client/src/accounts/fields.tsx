import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/PasswordInput.css";
import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/Loader.css";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "./accounts.module.css";

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it, in words. */
  readonly problem?: string | null | undefined;
  readonly hint?: string | undefined;
  readonly autoComplete: string;
}

/** A password, with a button that shows it. */
export function SecretField({ label, name, value, onChange, problem, hint, autoComplete }: FieldProps): ReactElement {
  const { t } = useWords();
  return (
    <PasswordInput
      size="md"
      label={label}
      name={name}
      value={value}
      autoComplete={autoComplete}
      description={hint}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ "aria-label": t("accounts.showPassword") }}
    />
  );
}

interface LineProps extends FieldProps {
  readonly type?: "text" | "email";
  readonly inputMode?: "numeric";
  readonly maxLength?: number;
}

export function LineField({ problem, hint, onChange, ...input }: LineProps): ReactElement {
  return (
    <TextInput
      size="md"
      {...input}
      description={hint}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface SendButtonProps {
  readonly children: ReactNode;
  readonly isSending: boolean;
}

export function SendButton({ children, isSending }: SendButtonProps): ReactElement {
  return (
    <Button type="submit" size="md" classNames={{ label: styles.onAccent ?? "" }} loading={isSending}>
      {children}
    </Button>
  );
}
