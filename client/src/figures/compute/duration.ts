/** A length of time in the unit a person would say it in. */
export interface Duration {
  readonly unit: "days" | "months" | "years";
  readonly value: number;
}

/** 365.2425 ÷ 12: the mean month of the Gregorian calendar. */
export const daysPerMonth = 30.436875;

/** Below two months days, below three years months, else years to the half. */
export function durationOf(days: number): Duration {
  if (days < 60) return { unit: "days", value: Math.round(days) };
  const months = days / daysPerMonth;
  if (months < 36) return { unit: "months", value: Math.round(months) };
  return { unit: "years", value: Math.round((months / 12) * 2) / 2 };
}
