import readExif from "exif-reader";

/** What a camera wrote into a photo: when it was taken, where it stood (degrees), where it looked (degrees clockwise from north). */
export interface Camera {
  readonly at?: Date;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly bearingDeg?: number;
}

const mongoliaOffsetMinutes = 8 * 60;

/** "+08:00" in minutes; a camera that does not say stands in Mongolia. */
function offsetMinutes(text: unknown): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})/.exec(typeof text === "string" ? text : "") ?? [];
  if (!sign) return mongoliaOffsetMinutes;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function degrees(parts: unknown, reference: unknown, most: number): number | undefined {
  if (!Array.isArray(parts)) return undefined;
  const [whole = Number.NaN, minutes = 0, seconds = 0] = parts.map(Number);
  const value = whole + minutes / 60 + seconds / 3_600;
  if (!Number.isFinite(value) || value < 0 || value > most) return undefined;
  return reference === "S" || reference === "W" ? -value : value;
}

/** A place and a bearing only if they can be meant: a receiver without a fix writes zeros. */
function placeOf(gps: Readonly<Record<string, unknown>>): Pick<Camera, "longitude" | "latitude"> {
  const longitude = degrees(gps.GPSLongitude, gps.GPSLongitudeRef, 180);
  const latitude = degrees(gps.GPSLatitude, gps.GPSLatitudeRef, 90);
  return longitude === undefined || latitude === undefined || (longitude === 0 && latitude === 0)
    ? {}
    : { longitude, latitude };
}

function bearingOf({ GPSImgDirection }: Readonly<Record<string, unknown>>): Pick<Camera, "bearingDeg"> {
  const bearing = typeof GPSImgDirection === "number" ? GPSImgDirection : Number.NaN;
  return bearing >= 0 && bearing <= 360 ? { bearingDeg: Math.round((bearing % 360) * 10) / 10 } : {};
}

function timeOf(photo: Readonly<Record<string, unknown>>): Pick<Camera, "at"> {
  const local = photo.DateTimeOriginal ?? photo.DateTimeDigitized;
  if (!(local instanceof Date) || Number.isNaN(local.getTime())) return {};
  const at = new Date(local.getTime() - offsetMinutes(photo.OffsetTimeOriginal ?? photo.OffsetTime) * 60_000);
  return at.getUTCFullYear() < 1990 || at.getTime() > Date.now() + 24 * 3_600_000 ? {} : { at };
}

/** What the EXIF block says, as far as it can be believed. What cannot be read says nothing: a photo without it is a photo all the same. */
export function readCamera(exif: Buffer | undefined): Camera {
  if (!exif) return {};
  try {
    const tags = readExif(exif);
    const gps = (tags.GPSInfo ?? {}) as Readonly<Record<string, unknown>>;
    return { ...timeOf((tags.Photo ?? {}) as Readonly<Record<string, unknown>>), ...placeOf(gps), ...bearingOf(gps) };
  } catch {
    return {};
  }
}
