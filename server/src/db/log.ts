/** What the database room needs of a logger; pino's fits. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Told in words what a slow start is busy with: "starting engine", "migrating". */
export type Progress = (step: string) => void;
