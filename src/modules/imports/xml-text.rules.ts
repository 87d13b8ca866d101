const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{1,4}));/gu;
const LAST_SIGN = 0x10ffff;

/** Text of an XML document with its entities replaced; null where it names one that only a document type could declare. */
export function xmlText(text: string): string | null {
  const plain = text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
  if (!plain.includes('&')) return plain;
  let known = true;
  const replaced = plain.replaceAll(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
    const sign = name === undefined ? signOf(decimal, hexadecimal) : ENTITIES[name];
    if (sign === undefined) known = false;
    return sign ?? entity;
  });
  return known && !withoutEntities(plain).includes('&') ? replaced : null;
}

/** An ampersand that is left then stands for nothing. */
const withoutEntities = (text: string): string => text.replaceAll(ENTITY, '');

function signOf(decimal: string | undefined, hexadecimal: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
  return code > 0 && code <= LAST_SIGN && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}
