import { limits } from "./limits.ts";
import type { Bilingual } from "./text.ts";

/** What is wrong with a new password. */
export type PasswordFault = "too-short" | "too-long" | "common" | "decorated" | "repeated" | "own-name";

/** The same in words that say what to do instead. */
export const passwordFaultWords: Readonly<Record<PasswordFault, Bilingual>> = {
  "too-short": {
    en: `A password has at least ${limits.passwordMinCharacters} characters. Four words that do not belong together are easy to remember.`,
    mn: `Нууц үг хамгийн багадаа ${limits.passwordMinCharacters} тэмдэгттэй. Хоорондоо холбоогүй дөрвөн үг тогтооход амархан.`,
  },
  "too-long": {
    en: `A password has at most ${limits.passwordCharacters} characters.`,
    mn: `Нууц үг ихдээ ${limits.passwordCharacters} тэмдэгттэй.`,
  },
  common: {
    en: "This is one of the passwords that are tried first. Choose another.",
    mn: "Энэ бол хамгийн түрүүнд таадаг нууц үгийн нэг. Өөрийг сонгоно уу.",
  },
  decorated: {
    en: "This is a common password with numbers or signs around it. Add words that do not belong together.",
    mn: "Энэ бол түгээмэл нууц үгэнд тоо, тэмдэг нэмсэн хэлбэр. Хоорондоо холбоогүй үг нэмнэ үү.",
  },
  repeated: {
    en: "This repeats a few characters. Choose something longer than what is repeated.",
    mn: "Цөөн тэмдэгтийг давтсан байна. Давталтгүй, урт үг сонгоно уу.",
  },
  "own-name": {
    en: "This is your name or e-mail address with little else. Choose something nobody knows of you.",
    mn: "Энэ бол бараг л таны нэр эсвэл и-мэйл хаяг. Хэн ч таныг гэж мэдэхгүй зүйл сонгоно уу.",
  },
};
