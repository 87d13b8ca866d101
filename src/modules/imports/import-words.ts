/** What a call says beside its file: of which unit and period, or of which day, a file is that does not say so in its table. */
export interface ImportWords {
  readonly unit?: string | undefined;
  /** Days as `YYYY-MM-DD`, both ends inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The day of which a list is. */
  readonly on?: string | undefined;
}
