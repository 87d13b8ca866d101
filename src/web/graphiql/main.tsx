import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createRoot } from 'react-dom/client';
import type { SavedOperation } from './operation.js';
import { Playground } from './Playground.js';

const operations = (await (await fetch('/operations.json')).json()) as readonly SavedOperation[];
createRoot(document.getElementById('app')!).render(<Playground operations={operations} />);
