import type { Plugin } from 'vite';

const FONTS = "'Fira Code', 'Cascadia Mono', Consolas, Menlo, 'Noto Sans Mono', 'Noto Sans', monospace";

/**
 * GraphiQL's editor font has no letter for a vowel with two marks and writes "phố" as "phô" and a loose mark. These letters
 * are taken from a font of the reader's system instead. The build fails when a new GraphiQL names its font in other places.
 */
export function vietnameseFonts(): Plugin {
  const found = new Set<string>();

  function replaced(code: string, what: RegExp, by: string, name: string): string {
    if (what.test(code)) found.add(name);
    return code.replaceAll(what, by);
  }

  return {
    name: 'vietnamese-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (/graphiql.*\.css$/.test(id)) return replaced(code, /(@font-face\s*\{[^}]*Fira Code[^}]*)\bU\+1E00-1EFF,\s*/g, '$1', 'faces');
      if (id.includes('/@graphiql/react/'))
        return replaced(code, /(fontFamily: )"\\"Fira Code\\""/g, `$1${JSON.stringify(FONTS)}`, 'editor');
      return undefined;
    },
    buildEnd(error) {
      if (!error && found.size < 2) throw new Error('GraphiQL names its editor font in other places now: see src/web/vietnamese-fonts.ts.');
    },
  };
}
