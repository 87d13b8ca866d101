import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import icon from '../icon.svg';
import { fetcher } from './fetcher.js';
import { askedFor, type SavedOperation } from './operation.js';

/** GraphiQL under a bar where a saved operation can be picked; picking one opens it in a tab of its own. */
export function Playground({ operations }: { readonly operations: readonly SavedOperation[] }) {
  const [picked, setPicked] = useState(() => askedFor(operations, location.search));

  function pick(name: string): void {
    const operation = operations.find((each) => each.name === name);
    if (!operation) return;
    history.replaceState(null, '', `?operation=${operation.name}`);
    setPicked(operation);
  }

  const start = picked ?? operations[0];
  return (
    <>
      <header className="bar">
        <a className="home" href="/">
          <img src={icon} alt="" width="24" height="24" /> Kho dữ liệu cải cách hành chính
        </a>
        <label>
          Truy vấn có sẵn{' '}
          <select value={picked?.name ?? ''} onChange={(event) => pick(event.target.value)}>
            <option value="" disabled>
              Chọn một truy vấn…
            </option>
            {operations.map(({ name, title, signIn }) => (
              <option key={name} value={name}>
                {title} ({name}){signIn && ' · cần đăng nhập'}
              </option>
            ))}
          </select>
        </label>
      </header>
      {picked?.signIn && <SignInNote {...picked.signIn} />}
      <main className="playground">
        <GraphiQL
          key={picked?.name}
          fetcher={fetcher}
          defaultEditorToolsVisibility="variables"
          inputValueDeprecation
          {...(picked ? opening(picked) : { defaultQuery: start?.text })}
        >
          <GraphiQL.Logo>GraphQL</GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

/** How to ask as somebody: with a token in the tab for headers. */
function SignInNote({ role, unit }: NonNullable<SavedOperation['signIn']>) {
  return (
    <p className="note">
      Truy vấn này cần đăng nhập: dán mã vào thẻ Headers dưới dạng <code>{'{ "authorization": "Bearer <mã>" }'}</code>. Trên máy chạy thử,
      lấy mã bằng <code>{`npm run -s hub -- token --role ${role} --unit ${unit}`}</code>.
    </p>
  );
}

const opening = ({ text, variables }: SavedOperation) => ({ initialQuery: text, initialVariables: JSON.stringify(variables, null, 2) });
