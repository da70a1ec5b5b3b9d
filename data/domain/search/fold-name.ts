/**
 * Mongolian names in one spelling. The same soum is Ерөө, Yeröö, Yeruu and Yöröö; Мөнххайрхан is Mönkhkhairkhan, Munkhkhairkhan and
 * Monhhayrhan. Folding brings what the writings differ in to one letter, so that they meet:
 *
 * - from Cyrillic: the letters themselves, also Ө and Ү typed as О, У or, as old fonts had them, Є and Ї;
 * - in Latin: MNS 5217, BGN/PCGN and GeoNames (h, dz, ï, ĭ, yö), and what people write by ear (kh or h or x, ts or c, dz or z, y or i or ii,
 *   w or v, o or u for every rounded vowel, gobi for govi);
 * - a letter written twice is one, as long vowels are written either way; numbers stay as they are.
 *
 * Different names may meet too, Oros and Urus; the spelling that was typed then decides (`plainWords`).
 */
export function foldedWords(name: string): string[] {
  return wordsOf(name).map(foldedWord);
}

/** The words as they are written, in small letters; Latin ones without their marks: `Ölgii` and `Olgii` are one, `Ulgii` another. */
export function plainWords(name: string): string[] {
  return wordsOf(name).map((word) => Array.from(word, withoutLatinMark).join(""));
}

/** One spelling for a whole name, whichever way its parts are joined: `Bayan-Öndör`, `Bayan undur` and `Баян-Өндөр` are the same. */
export function foldedName(name: string): string {
  return joinedFolded(foldedWords(name));
}

/** Folded words as one; a letter that ends one and begins the next is one letter, too. */
export function joinedFolded(words: readonly string[]): string {
  return words.join("").replace(/(\D)\1+/gu, "$1");
}

/** Е begins a word as ye, and as yö, yo or yu where the next vowel is Ө: Есөнбулаг is Yesönbulag, Yösönbulag, Yusunbulag. */
const yeAtStart = /^(y[eoöuü]|[еёю])/;

/**
 * The sounds Ч and Ш have letters of their own here, as no other one letter stands for them. Cyrillic pairs are those that Latin does not tell
 * from one letter: Батсүмбэр is Batsümber, which might be Бацүмбэр.
 */
const soundOfPair: Readonly<Record<string, string>> = {
  ...{ sh: "š", ch: "č", kh: "h", ts: "c", tz: "c", zh: "j", dj: "j", dz: "z", ye: "e", yö: "e" },
  ...{ тс: "c", тз: "c", дж: "j", дз: "z" },
};

/** Latin letters that sound like another, Mongolian Cyrillic ones, and the Kazakh ones that names of Bayan-Ölgii have. */
const soundOfLetter: Readonly<Record<string, string>> = {
  ...{ u: "o", w: "v", x: "h", y: "i", ç: "č", ş: "š", š: "š", č: "č", ž: "j" },
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "io", ж: "j", з: "z", и: "i", й: "i", к: "k", л: "l" },
  ...{ м: "m", н: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "o", ү: "o", ф: "f", х: "h", ц: "c" },
  ...{ ч: "č", ш: "š", щ: "š", ъ: "", ы: "i", ь: "i", э: "e", ю: "io", я: "ia", є: "o", ї: "o" },
  ...{ ә: "a", ғ: "g", қ: "k", ң: "n", ұ: "o", һ: "h", і: "i" },
};

function foldedWord(word: string): string {
  const start = yeAtStart.exec(word)?.[0] ?? "";
  let folded = start && "e";
  for (let at = start.length; at < word.length; at++) {
    // Batshireet is Батширээт: a t before sh.
    const pair = word.startsWith("tsh", at) ? undefined : soundOfPair[word.slice(at, at + 2)];
    for (const letter of pair ?? soundOf(word[at] ?? "")) {
      if (folded.at(-1) !== letter || isDigit(letter)) folded += letter;
    }
    if (pair !== undefined) at += 1;
  }
  return folded.replace("gobi", "govi");
}

function soundOf(letter: string): string {
  const sound = soundOfLetter[letter];
  if (sound !== undefined) return sound;
  const plain = withoutLatinMark(letter);
  return soundOfLetter[plain] ?? plain;
}

/** й and ё are letters of their own, not и and е with a mark, so only Latin letters lose theirs. */
function withoutLatinMark(letter: string): string {
  const isPlain = letter <= "z" || !/\p{Script=Latin}/u.test(letter);
  return isPlain ? letter : letter.normalize("NFD").replace(/\p{M}/gu, "");
}

function isDigit(letter: string): boolean {
  return letter >= "0" && letter <= "9";
}

function wordsOf(name: string): string[] {
  return (
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
