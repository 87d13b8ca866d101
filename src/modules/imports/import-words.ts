/** What a call says beside its file: of which unit and period a form is, that does not say so in its table. */
export interface ImportWords {
  readonly unit?: string | undefined;
  /** Days as `YYYY-MM-DD`, both ends inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
