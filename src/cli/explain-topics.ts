import type { Evidence, Reason } from '../core/classify/evidence.js';

/** The evidence for a topic as an operator reads it: what was found, where, and how much it weighs. */
export function describeEvidence({ topic, strength, because }: Evidence): string {
  return `topic ${topic} (${rounded(strength)}): ${because.map(describeReason).join('; ')}`;
}

function describeReason(reason: Reason): string {
  switch (reason.kind) {
    case 'phrase':
      return `“${reason.phrase}” in the ${reason.in}${placeOf(reason)}`;
    case 'category':
      return `the category “${reason.category}”, ${rounded(reason.strength)}`;
    case 'feed':
      return `the feed ${reason.feed}`;
    case 'topic':
      return `beside the topic ${reason.topic}, ${rounded(reason.strength)}`;
    case 'publisher':
      return `the publisher ${reason.publisher}`;
  }
}

function placeOf(reason: Reason & { kind: 'phrase' }): string {
  const times = reason.times === 1 ? '' : `, ${reason.times} times`;
  const place = reason.in === 'categories' ? '' : ` at word ${reason.at + 1}`;
  return `${place}${times}, ${rounded(reason.strength)}`;
}

const rounded = (strength: number): string => String(Math.round(strength * 100) / 100);
