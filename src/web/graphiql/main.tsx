import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createRoot } from 'react-dom/client';
import type { SavedOperation } from './operation.js';
import { Playground } from './Playground.js';

const app = document.getElementById('app')!;
try {
  const response = await fetch('/operations.json');
  const operations = (await response.json()) as readonly SavedOperation[];
  // The editor measures its font once, at the start: it has to be there by then.
  await document.fonts.load('15px "Fira Code"');
  createRoot(app).render(<Playground operations={operations} />);
} catch {
  app.textContent = 'Không kết nối được với máy chủ; hãy tải lại trang. (The server does not answer; reload the page.)';
}
