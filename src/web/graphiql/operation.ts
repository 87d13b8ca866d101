/** What `/operations.json` lists. */
export interface SavedOperation {
  readonly name: string;
  /** In Vietnamese. */
  readonly title: string;
  readonly text: string;
  /** A role that may ask it, where everybody may not, or would see nothing. */
  readonly signIn?: { readonly role: string; readonly unit: string };
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The operation that an address asks for: `?operation=CityOverview`. */
export const askedFor = (operations: readonly SavedOperation[], search: string): SavedOperation | undefined => {
  const name = new URLSearchParams(search).get('operation');
  return operations.find((operation) => operation.name === name);
};
