import type { Topic } from '../../core/topic.js';
import { changeOwnFile } from './own-file.js';

/**
 * Puts a topic into the operator's own file. It replaces one of the same id there, and is used instead of one in the
 * other files.
 * @throws KabarError when the catalog would not be valid with it. The file is then unchanged.
 */
export async function saveTopic(files: readonly string[], topic: Topic): Promise<void> {
  await changeOwnFile(files, (written) => {
    const topics = Array.isArray(written.topics) ? (written.topics as { id?: unknown }[]) : [];
    const place = topics.findIndex(({ id }) => id === topic.id);
    written.topics = place === -1 ? [...topics, topic] : topics.with(place, topic);
  });
}
