import { TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { FetchFailure } from './failure.js';

/** How a connection is made that {@link pinnedTo} judges: by us, and each time anew, because a resumed one is not checked. */
export const judgedByUs = { rejectUnauthorized: false, maxCachedSessions: 0 };

/**
 * Lets only those connections through whose certificate is trusted, or has this SHA-256 fingerprint. The connector has
 * to be made with {@link judgedByUs}. Nothing is sent before it is judged.
 */
export function pinnedTo(fingerprint: string, connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (!(socket instanceof TLSSocket) || socket.authorized) return callback(null, socket);
      const { fingerprint256 } = socket.getPeerCertificate();
      if (fingerprint256 === fingerprint) return callback(null, socket);
      socket.destroy();
      const shown = fingerprint256 === undefined ? '' : `: it is ${fingerprint256}`;
      callback(
        new FetchFailure(
          `its certificate is neither trusted nor the one that its tls.fingerprint256 names${shown}`,
        ),
        null,
      );
    });
}
