import { proxyRules } from '../core/proxy.js';
import { createHttpModel } from '../intake/embeddings/http-model.js';
import type { CoreConfig } from './config.js';

/** The embedding model that the configuration names; null for none. To be closed at the end. */
export function embeddingModelOf(core: CoreConfig): ReturnType<typeof createHttpModel> | null {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_KEY: key } = core;
  if (url === undefined || model === undefined) return null;
  return createHttpModel({ url, model, key, proxies: proxyRules(core) });
}
