import type { Language } from "./language.ts";

const locales = { en: "en-GB", mn: "mn-MN" } as const satisfies Record<Language, string>;

const wholeNumbers = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const decimalNumbers = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const englishDay = new Intl.DateTimeFormat(locales.en, {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const englishMonth = new Intl.DateTimeFormat(locales.en, { month: "long", year: "numeric", timeZone: "UTC" });
// Not the British "Sept", which is as long as some months.
const shortEnglishMonth = new Intl.DateTimeFormat("en-US", { month: "short", year: "numeric", timeZone: "UTC" });

function perLanguage<Made>(make: (locale: string) => Made): Readonly<Record<Language, Made>> {
  return { en: make(locales.en), mn: make(locales.mn) };
}

/** A count: `1,134`. */
export function formatCount(value: number, language: Language): string {
  return wholeNumbers[language].format(value);
}

/** A measure with at most two decimals: `4.85`. */
export function formatMeasure(value: number, language: Language): string {
  return decimalNumbers[language].format(value);
}

/**
 * A day in the reader's manner: `14 March 2024`, `2024.03.14`. Takes an ISO date or timestamp;
 * what is neither is given back as it came, so that odd data stays visible.
 */
export function formatDay(iso: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  if (!year || !month || !day) return iso;
  if (language === "mn") return `${year}.${month}.${day}`;
  return englishDay.format(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

/**
 * The same day as a genitive, which Mongolian writes on the number: `2024.03.14-ний`, `2026.06.30-ны`.
 * The vowels follow the spoken numeral: those ending in one, four and nine have front vowels. English has no such form.
 */
export function formatDayOf(iso: string, language: Language): string {
  const day = formatDay(iso, language);
  return language === "mn" && day !== iso ? `${day}-${/[149]$/.test(day) ? "ний" : "ны"}` : day;
}

/** The month of an ISO date where the day is not known: `September 2019`, `2019 оны 9-р сар`. */
export function formatMonth(iso: string, language: Language): string {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(iso) ?? [];
  if (!year || !month) return iso;
  if (language === "mn") return `${year} оны ${Number(month)}-р сар`;
  return englishMonth.format(Date.UTC(Number(year), Number(month) - 1, 1));
}

/** The same in as few letters as there are: `Sep 2019`, `2019.09`. */
export function formatShortMonth(iso: string, language: Language): string {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(iso) ?? [];
  if (!year || !month) return iso;
  return language === "mn"
    ? `${year}.${month}`
    : shortEnglishMonth.format(Date.UTC(Number(year), Number(month) - 1, 1));
}

/** The year of an ISO date where nothing more is known: `2022`, `2022 он`. */
export function formatYear(iso: string, language: Language): string {
  const year = iso.slice(0, 4);
  return language === "mn" ? `${year} он` : year;
}

/** A month-day such as `06-01`: `1 June`, `06.01`. */
export function formatMonthDay(monthDay: string, language: Language): string {
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(monthDay) ?? [];
  if (!month || !day) return monthDay;
  if (language === "mn") return `${month}.${day}`;
  return new Intl.DateTimeFormat(locales.en, { day: "numeric", month: "long", timeZone: "UTC" }).format(
    Date.UTC(2000, Number(month) - 1, Number(day)),
  );
}
