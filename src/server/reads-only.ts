import { HubError } from '../kernel/errors.js';

/** Why a server that was given nothing to write with takes no files. */
export const readsOnly = (): HubError =>
  new HubError('UNAVAILABLE', { message: 'This hub only reads.', messageVi: 'Hệ thống này chỉ cho phép đọc.' });
