/** The years of an instrument version; null is open. */
export interface VersionYears {
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
}

/** How many years lie between a year and a version: 0 within it. */
export const yearsAway = ({ yearFrom, yearTo }: VersionYears, year: number): number =>
  Math.max(0, (yearFrom ?? year) - year, year - (yearTo ?? year));

/** The version that holds in a year, or else the one nearest to it, the older of two; undefined when there is none. */
export function versionOfYear<Version extends VersionYears>(versions: readonly Version[], year: number): Version | undefined {
  return [...versions].sort(
    (one, other) => yearsAway(one, year) - yearsAway(other, year) || (one.yearFrom ?? -Infinity) - (other.yearFrom ?? -Infinity),
  )[0];
}
